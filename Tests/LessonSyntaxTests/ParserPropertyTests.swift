import LessonModel
import LessonSyntax
import Testing

@Suite struct ParserPropertyTests {
  @Test(
    "Whatever the text, ranges lie in the file and nest, and parsing it again gives the same",
    arguments: 0..<500)
  func ranges(_ seed: Int) {
    let markdown = RandomMarkdown(seed: seed).text
    let lesson = Lesson(markdown)
    let source = SourceText(Array(markdown.utf8))
    var checker = RangeChecker(source: source)
    checker.check(lesson.blocks, within: nil)
    for diagnostic in lesson.diagnostics {
      checker.check(diagnostic.range)
      for note in diagnostic.notes { checker.check(note.range) }
    }
    #expect(checker.problems == [], "\(markdown.debugDescription)")
    #expect(LessonDump.dump(Lesson(markdown)) == LessonDump.dump(lesson))
  }

  @Test("Whatever the text, CR LF gives what LF gives", arguments: 500..<600)
  func lineEnds(_ seed: Int) {
    let markdown = RandomMarkdown(seed: seed).text
    let changed = String(markdown.flatMap { $0 == "\n" ? ["\r\n"] : [$0] })
    #expect(LessonDump.dump(Lesson(changed)) == LessonDump.dump(Lesson(markdown)))
  }

  @Test("Without dollars, pipes, cells and callouts, extensions change nothing", arguments: 600..<800)
  func plainText(_ seed: Int) {
    let markdown = RandomMarkdown(seed: seed, extensions: false).text
    let lesson = Lesson(markdown)
    #expect(
      CommonMarkHTML.render(lesson.blocks)
        == CommonMarkHTML.render(Lesson(markdown, extensions: false).blocks))
  }

  @Test("A formula that is cut out leaves the inlines around it as they are", arguments: 600..<800)
  func cutouts(_ seed: Int) {
    // A formula put before each paragraph has its text parsed the other way.
    let markdown = RandomMarkdown(seed: seed, extensions: false).inlineText
    let plain = Lesson("word." + markdown + "\n\n[a]: /u 'title'").inlinesOfFirstBlock
    let withFormula = Lesson("$x$." + markdown + "\n\n[a]: /u 'title'").inlinesOfFirstBlock
    let expected = plain.replacing(/^"word/, with: "math(\"x\") \"")
    #expect(withFormula == expected, "\(markdown.debugDescription)")
  }
}

/// Walks blocks and notes the ranges that do not lie where they must.
private struct RangeChecker {
  let source: SourceText
  var problems: [String] = []

  init(source: SourceText) {
    self.source = source
  }

  mutating func check(_ blocks: [Block], within outer: SourceRange?) {
    var last: SourceRange?
    for block in blocks {
      guard let range = block.range else { continue }
      check(range)
      if let outer, range.start < outer.start || range.end > outer.end {
        problems.append("\(range.text) is not within \(outer.text)")
      }
      if let last, range.start <= last.end {
        problems.append("\(range.text) begins before \(last.text) ends")
      }
      last = range
      for inside in block.inside { check(inside, within: range) }
    }
  }

  mutating func check(_ range: SourceRange?) {
    guard let range else { return }
    let lines = 1...max(source.lineCount, 1)
    guard range.start <= range.end, lines ~= range.start.line, lines ~= range.end.line,
      range.start.column >= 1, range.start.column <= source.line(range.start.line).count + 1,
      range.end.column <= max(source.line(range.end.line).count, range.start.column)
    else {
      problems.append("\(range.text) is not in the file")
      return
    }
  }
}

extension Block {
  /// The lists of blocks that the block holds.
  fileprivate var inside: [[Block]] {
    switch kind {
    case .blockQuote(let blocks): [blocks]
    case .callout(let callout): [callout.blocks]
    case .list(let list): list.items
    default: []
    }
  }
}
