import LessonOutput

/// The cells for one value of a heat map of few values, with room for its number.
struct HeatBlock {
  /// Cells.
  let width: Int
  let height: Int
  /// Values.
  let columns: Int
  let rows: Int
  let format: NumberFormat

  /// Nil for class regions, and for fields that have too many values to write each down.
  init?(_ field: Plot.Field, columns room: Int, rows roomBelow: Int) {
    guard case .heat = field.kind else { return nil }
    columns = field.values.map(\.count).max() ?? 0
    rows = field.values.count
    guard columns > 0, rows > 0, columns <= room / 5, rows <= roomBelow else { return nil }
    format = field.format
    let widest = field.values.joined().map { [format] in format.text($0).count }.max() ?? 0
    guard (widest + 4) * columns <= room else { return nil }
    width = min(max(widest + 4, 12), room / columns)
    height = max(min(width / 3, roomBelow / rows), 1)
  }
}
