import LessonModel
import LessonOutput

extension OutputMarkup {
  /// A table with its title as caption. Columns of words on the left edge name their rows.
  func table(_ table: Table) -> HTML {
    HTML { html in
      html.element("div", .class("scroll")) { html in
        html.element("table", .class("data")) { html in
          if let title = table.title, !title.isEmpty {
            html.element("caption") { words(title, to: &$0) }
          }
          let columns = table.columns.indices.map { Column(table, $0) }
          html.element("thead") { html in
            html.element("tr") { html in
              for column in columns { heading(column, to: &html) }
            }
          }
          html.element("tbody") { html in
            for row in table.rows.indices {
              html.element("tr") { html in
                for column in columns { value(column.values[row], in: column, to: &html) }
              }
              html.newline()
            }
          }
        }
      }
    }
  }

  /// A column and what its values have in common.
  private struct Column {
    let name: String
    let format: NumberFormat
    let values: [Table.Value]
    let alignment: Table.Alignment
    /// Its values say what their rows are about.
    let namesRows: Bool

    init(_ table: Table, _ index: Int) {
      let column = table.columns[index]
      name = column.name
      format = column.format
      values = table.rows.map { $0.indices.contains(index) ? $0[index] : .empty }
      let words = values.count { if case .text = $0 { true } else { false } }
      namesRows = index == 0 && words == values.count && words > 0 && table.columns.count > 1
      let numbers = values.count { $0.isNumber }
      alignment = column.alignment ?? (numbers > 0 && numbers >= words ? .right : .left)
    }
  }

  private func heading(_ column: Column, to html: inout HTML) {
    // A heading without words would be read aloud as nothing.
    guard !column.name.isEmpty else { return html.element("td") }
    html.element("th", Attribute("scope", "col"), column.alignment.class) { words(column.name, to: &$0) }
  }

  private func value(_ value: Table.Value, in column: Column, to html: inout HTML) {
    if column.namesRows, case .text(let text) = value {
      return html.element("th", Attribute("scope", "row"), column.alignment.class) { words(text, to: &$0) }
    }
    html.element("td", column.alignment.class) { html in
      switch value {
      case .empty: break
      case .text(let text): words(text, to: &html)
      case .integer(let integer): html.text(String(integer))
      case .number(let number): html.text(column.format.text(number))
      }
    }
  }
}

extension Table.Alignment {
  fileprivate var `class`: Attribute? {
    self == .left ? nil : .class(rawValue)
  }
}

extension Table.Value {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    case .empty, .text: false
    }
  }
}
