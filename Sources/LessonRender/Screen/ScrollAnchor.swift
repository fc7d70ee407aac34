/// Finds what a reader was looking at in a page that has changed since.
///
/// Landmarks are the rows before the first change and after the last, and between them those that stand only once
/// in the old page and only once in the new one. The first landmark on the screen stays where it is; when there
/// is none left on the screen, the nearest one outside does.
package struct ScrollAnchor {
  private let old: [String]
  private let new: [String]
  /// The first row that is not as before.
  package let firstChange: Int
  /// How many rows at the end are as before.
  private let sameAtEnd: Int
  /// The new places of landmarks between them.
  private let moved: [Int: Int]

  package init(from old: [String], to new: [String]) {
    self.old = old
    self.new = new
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    (firstChange, sameAtEnd) = (start, end)
    let unique = Self.uniqueRows(of: new[start..<new.count - end])
    moved = Self.uniqueRows(of: old[start..<old.count - end]).reduce(into: [:]) { moved, row in
      moved[row.value] = unique[row.key]
    }
  }

  /// The row of the new page that stands for a row of the old one.
  ///
  /// - Parameters:
  ///   - top: the row in question, such as the screen's first.
  ///   - height: how many rows from there on the reader sees.
  package func row(for top: Int, height: Int) -> Int {
    let visible = top..<max(top, min(top + height, old.count))
    let landmark = landmark(in: visible) ?? nearestLandmark(to: visible)
    return min(max((landmark?.new ?? 0) + top - (landmark?.old ?? 0), 0), max(new.count - 1, 0))
  }

  private func landmark(in rows: some Sequence<Int>) -> (old: Int, new: Int)? {
    for row in rows {
      if let place = place(of: row) { return (row, place) }
    }
    return nil
  }

  private func place(of row: Int) -> Int? {
    guard old.indices.contains(row) else { return nil }
    if row < firstChange { return row }
    return row >= old.count - sameAtEnd ? row + new.count - old.count : moved[row]
  }

  private func nearestLandmark(to visible: Range<Int>) -> (old: Int, new: Int)? {
    let farthest = max(visible.lowerBound, old.count - visible.upperBound, 0)
    return landmark(
      in: (0...farthest).lazy.flatMap { [visible.lowerBound - 1 - $0, visible.upperBound + $0] })
  }

  /// The places of the texts that stand in one row only.
  private static func uniqueRows(of rows: ArraySlice<String>) -> [String: Int] {
    var places: [String: [Int]] = [:]
    for (place, row) in zip(rows.indices, rows) { places[row, default: []].append(place) }
    return places.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }
}
