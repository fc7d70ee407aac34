/// Turns what a terminal shows into what it is to show, by drawing the rows that differ.
///
/// Rows are not to be wider than the screen. The sequences are those of ECMA-48, and DEC's private mode 2026, by
/// which terminals that know it show a set of changes at once.
package enum ScreenUpdate {
  /// - Parameter old: the rows on the screen; nil when nobody knows what is there.
  package static func bytes(from old: [String]?, to new: [String]) -> String {
    let known = old?.count == new.count ? old : nil
    let changed = new.indices.filter { known?[$0] != new[$0] }
    guard !changed.isEmpty || known == nil else { return "" }
    var text = "\u{1B}[?2026h"
    if known == nil { text += "\u{1B}[2J" }
    for row in changed where known != nil || !new[row].isEmpty {
      // Cleared first: behind the last column of a full row, a clearing would take its last character.
      text += "\u{1B}[\(row + 1);1H\u{1B}[K" + new[row]
    }
    return text + "\u{1B}[?2026l"
  }
}
