import LessonOutput
import LessonRender

/// The numbers of a plot as a table in a fold, for those who want them exactly or cannot see the drawing.
struct PlotNumbers {
  private let plot: Plot
  private let markup: OutputMarkup

  /// Of longer series every second point is told, or every third, and so on.
  private static let mostRows = 100

  init(_ plot: Plot, _ markup: OutputMarkup) {
    self.plot = plot
    self.markup = markup
  }

  func write(to html: inout HTML) {
    let tables = groups.map(table) + (plot.field.map { [table(of: $0)] } ?? [])
    guard !tables.isEmpty else { return }
    html.element("details", .class("numbers")) { html in
      html.element("summary", text: "Numbers")
      for table in tables { html.append(markup.table(table)) }
    }
  }

  /// Series over the same x share a table.
  private var groups: [[Plot.Series]] {
    var groups: [[Plot.Series]] = []
    for series in plot.series where !series.x.isEmpty {
      if let index = groups.firstIndex(where: { $0[0].x == series.x && series.mark != .points }) {
        groups[index].append(series)
      } else {
        groups.append([series])
      }
    }
    return groups
  }

  private func table(_ group: [Plot.Series]) -> Table {
    let count = group.map { min($0.x.count, $0.y.count) }.min() ?? 0
    let step = max((count + Self.mostRows - 1) / Self.mostRows, 1)
    let isAlone = group.count == 1
    let names = group.map { isAlone ? heading(plot.yAxis, "y") : $0.name ?? "y" }
    let named = isAlone ? group[0].name : nil
    let part = step == 1 ? nil : "every \(ordinal(step)) of \(count) points"
    var table = Table(
      columns: [Table.Column(heading(plot.xAxis, "x"))] + names.map { Table.Column($0) },
      title: [named, part].compactMap { $0 }.joined(separator: ": "))
    for index in Array(stride(from: 0, to: count, by: step)) + (step > 1 ? [count - 1] : []) {
      table.rows.append(([group[0].x[index]] + group.map { $0.y[index] }).map(\.tableValue))
    }
    return table
  }

  private func heading(_ axis: Plot.Axis, _ fallback: String) -> String {
    axis.label.isEmpty ? fallback : axis.label
  }

  private func ordinal(_ number: Int) -> String {
    switch number {
    case 2: "second"
    case 3: "third"
    default: "\(number)th"
    }
  }

  /// At most 12 × 12 of a field's values, row by row from the top, as they lie in the drawing.
  private func table(of field: Plot.Field) -> Table {
    let columns = picked(field.values.map(\.count).min() ?? 0)
    let rows = picked(field.values.count).reversed()
    func middle(_ range: ClosedRange<Double>, _ index: Int, of count: Int) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(index) + 0.5) / Double(max(count, 1))
    }
    let width = field.values.map(\.count).min() ?? 0
    let corner = "\(heading(plot.yAxis, "y")) \\ \(heading(plot.xAxis, "x"))"
    var table = Table(
      columns: [Table.Column(corner, alignment: .right)]
        + columns.map { Table.Column(NumberFormat.automatic.text(middle(field.x, $0, of: width))) })
    for row in rows {
      let y = NumberFormat.automatic.text(middle(field.y, row, of: field.values.count))
      table.rows.append([.text(y)] + columns.map { value(field.values[row][$0], field) })
    }
    return table
  }

  private func value(_ value: Double, _ field: Plot.Field) -> Table.Value {
    guard case .classes(let names) = field.kind, let index = Int(exactly: value.rounded()),
      names.indices.contains(index)
    else { return .text(field.format.text(value)) }
    return .text(names[index])
  }

  /// At most twelve indices, equally far apart.
  private func picked(_ count: Int) -> [Int] {
    let step = max((count + 11) / 12, 1)
    return Array(stride(from: step / 2, to: count, by: step))
  }
}
