/// A line that is in only one of two texts.
package struct LineChange: Equatable, Sendable {
  package var line: String
  package var isNew: Bool

  /// No person reads the differences of longer texts.
  private static let mostLines = 2000

  /// What to take out and what to put in, in the order of the lines; nothing of texts that are very long.
  static func all(from old: [UInt8], to new: [UInt8]) -> [LineChange] {
    let (old, new) = (lines(old), lines(new))
    guard old.count + new.count <= mostLines else { return [] }
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    return merged(old, removed, new, inserted)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Walks both texts at once: lines that are in both keep them in step.
  private static func merged(
    _ old: [String], _ removed: Set<Int>, _ new: [String], _ inserted: Set<Int>
  ) -> [LineChange] {
    var changes: [LineChange] = []
    var (before, after) = (0, 0)
    while before < old.count || after < new.count {
      if removed.contains(before) {
        changes.append(LineChange(line: old[before], isNew: false))
        before += 1
      } else if inserted.contains(after) {
        changes.append(LineChange(line: new[after], isNew: true))
        after += 1
      } else {
        before += 1
        after += 1
      }
    }
    return changes
  }
}
