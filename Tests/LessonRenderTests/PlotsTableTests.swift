import LessonOutput
import Testing

@testable import LessonRender

@Suite("A table on the terminal")
struct PlotsTableTests {
  private func text(_ table: Table, width: Int = 80, _ characters: Repertoire = .ascii)
    -> [String]
  {
    table.drawn(in: DrawingSpace(width: width, characters: characters)).map(\.plainText)
  }

  @Test("has rules of lines, or of plain characters")
  func rules() {
    let table = Table("n", rows: [[1]])
    #expect(text(table) == ["+---+", "| n |", "+---+", "| 1 |", "+---+"])
    #expect(text(table, .unicode) == ["┌───┐", "│ n │", "├───┤", "│ 1 │", "└───┘"])
  }

  @Test("without rows is its heading")
  func noRows() {
    #expect(text(Table("n", "m")) == ["+---+---+", "| n | m |", "+---+---+"])
    #expect(text(Table(columns: [])).isEmpty)
  }

  @Test("puts points below one another, and what is no number at the edge")
  func points() {
    let table = Table("x", rows: [[1.5], [10.25], [3], [1e-7], [Double.nan], [Double.infinity]])
    #expect(
      text(table)[3...8].map { $0.dropFirst(2).dropLast(2) } == [
        " 1.5  ",
        "10.25 ",
        " 3    ",
        " 1e-07",
        "   NaN",
        "   inf",
      ])
  }

  @Test("leans numbers to the right and words to the left, unless the author says otherwise")
  func alignment() {
    let table = Table(
      "number", "word", Table.Column("middle", alignment: .center), Table.Column("left", alignment: .left),
      rows: [[1, "a", 1, 1]])
    #expect(text(table)[3] == "|      1 | a    |   1    | 1    |")
    #expect(text(table)[1] == "| number | word | middle | left |")
  }

  @Test("leaves missing values blank")
  func missing() {
    var table = Table("a", "b", rows: [[1]])
    table.add(nil as Int?, true)
    #expect(text(table)[3...4] == ["| 1 |     |", "|   | yes |"])
  }

  @Test("wraps words until it fits")
  func wraps() {
    let table = Table("key", "text", rows: [[1, "one two three four five six seven"]])
    let lines = text(table, width: 24)
    #expect(lines.allSatisfy { $0.count == 24 })
    #expect(
      lines[3...5].map { $0.dropFirst(8).dropLast(2).trimmed } == ["one two three", "four five six", "seven"])
  }

  @Test("of words fits any width that holds two columns", arguments: 24...40)
  func wordsFit(width: Int) {
    let words = Array(repeating: "backpropagation spreads the error", count: 3)
    let table = Table("first column", "second", "third", rows: [words, words])
    #expect(text(table, width: width).allSatisfy { $0.count <= width })
  }

  @Test("is cut into several, each with the first column, where there are too many numbers")
  func panels() {
    let table = Table(
      columns: (0..<6).map { Table.Column("c\($0)") }, rows: [(0..<6).map { 1000 + $0 }])
    let lines = text(table, width: 22)
    #expect(lines.allSatisfy { $0.count <= 22 })
    #expect(lines.count { $0.contains("1000") } == 3)
    #expect((0..<6).allSatisfy { number in lines.contains { $0.contains("\(1000 + number)") } })
  }

  @Test("counts columns of the screen, not characters")
  func controlCharacters() {
    let table = Table("a", rows: [["one\ttwo\u{1B}[31m"]])
    #expect(text(table)[3] == "| one two [31m |")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(self[...(lastIndex { $0 != " " } ?? startIndex)])
  }
}
