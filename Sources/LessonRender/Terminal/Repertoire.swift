/// The characters that the reader's terminal can show.
package enum Repertoire: Hashable, Sendable, CaseIterable {
  case unicode
  /// 7-bit characters only; the author's words as near to them as that allows.
  case ascii

  /// `unicode` where it can be shown, otherwise `ascii`.
  func choose<Choice>(_ unicode: Choice, ascii: Choice) -> Choice {
    self == .unicode ? unicode : ascii
  }
}
