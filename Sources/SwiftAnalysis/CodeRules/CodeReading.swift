import LessonModel

/// A student's code as text: what it calls, mentions and declares, its loops, and what is left to be written.
/// Comments and what stands in strings do not count, but code inside a string's `\(...)` does.
package struct CodeReading: Sendable {
  /// `<#what to write#>`, which an editor offers to be replaced.
  package struct Placeholder: Hashable, Sendable {
    /// With its marks.
    package var text: String
    package var range: SourceRange

    /// What is to be written there, in the author's words; empty when there are none.
    package var description: String {
      let inner = text.dropFirst(2).dropLast(2)
      // Xcode's form for types: `T##what is shown##Type`.
      guard inner.hasPrefix("T##") else { return String(inner) }
      return inner.dropFirst(3).split(separator: "##").first.map(String.init) ?? ""
    }
  }

  struct Loop: Hashable {
    var keyword: String
    var line: Int
  }

  /// Lines of the first call of each name.
  var calls: [String: Int] = [:]
  /// Lines of the first use of each name, calls among them.
  var mentions: [String: Int] = [:]
  /// Those of names after a dot.
  var memberMentions: [String: Int] = [:]
  /// Names that stand for something outside the code: no local variable, no function of its own.
  var outerNames: Set<String> = []
  /// At the top level.
  var declared: Set<String> = []
  var loops: [Loop] = []
  /// Lines that hold more than blanks and comments.
  var codeLines: [Int] = []
  package internal(set) var placeholders: [Placeholder] = []
  /// The words and marks of the code, without blanks and comments: two codes with the same are the same.
  package internal(set) var tokens: [String] = []
  /// False for code that is too long or nested too deeply to be read; then nothing is known of it.
  package let isReadable: Bool

  /// The line of the first use of a name that is not the code's own.
  func lineOfUse(ofOuter name: String) -> Int? {
    let isOwn = !outerNames.contains(name) && name.first.map { $0.isLetter || $0 == "_" } ?? true
    return [memberMentions[name], isOwn ? nil : mentions[name]].compactMap { $0 }.min()
  }

  init(isReadable: Bool) {
    self.isReadable = isReadable
  }
}
