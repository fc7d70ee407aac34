import LessonOutput
import LessonRender

extension Table {
  /// The table in GitHub's form, its title above it.
  var markdown: String {
    let heading = title.flatMap { $0.isEmpty ? nil : "**\(Self.escaped($0))**\n\n" } ?? ""
    let header = columns.map { Self.escaped($0.name) }
    let rules = columns.indices.map(rule)
    let body = rows.map { row in
      columns.indices.map { row.indices.contains($0) ? Self.text(row[$0], columns[$0].format) : "" }
    }
    return heading + ([header, rules] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func rule(_ index: Int) -> String {
    let values = rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }
    let numbers = values.count { if case .text = $0 { false } else { $0 != .empty } }
    let own: Alignment = numbers > 0 && numbers * 2 >= values.count ? .right : .left
    return switch columns[index].alignment ?? own {
    case .left: "---"
    case .center: ":---:"
    case .right: "---:"
    }
  }

  private static func text(_ value: Value, _ format: NumberFormat) -> String {
    switch value {
    case .empty: ""
    case .text(let words): escaped(words)
    case .integer(let integer): String(integer)
    case .number(let number): format.text(number)
    }
  }

  /// Words between formulas are escaped; in a formula only the bar, which would end the table's cell.
  private static func escaped(_ words: String) -> String {
    LabelText.pieces(of: words).map { piece in
      switch piece {
      case .words(let words): MarkdownText.escaped(words)
      case .formula(let tex): "$\(tex.replacing("|", with: "\\vert "))$"
      }
    }.joined()
  }
}
