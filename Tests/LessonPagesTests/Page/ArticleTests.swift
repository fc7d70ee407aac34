import LessonModel
import LessonOutput
import LessonSyntax
import LessonTestSupport
import Testing

@testable import LessonPages

@Suite("The article of a lesson")
struct ArticleTests {
  private static func article(
    _ markdown: String, edition: Edition = .reader, numbersLines: Bool = false,
    image: @escaping (String) -> ArticleRenderer.ImageFinding = { _ in .refused(summary: "none", fix: "none")
    },
    result: (Int) -> CellResult? = { _ in nil }
  ) -> Article {
    let lesson = LessonParser().parse(markdown, name: "01-sample", file: "/home/somebody/course/01-sample.md")
    let renderer = ArticleRenderer(
      edition: edition, numbersLines: numbersLines, source: SourceText(Array(markdown.utf8)),
      target: { $0 == "02-next" ? .page : .unknown(nearest: "02-next") }, image: image)
    return renderer.article(lesson, result: result)
  }

  private static func sample() throws -> String { try Fixtures.text("site/Lessons/01-everything.md") }

  @Test("A page with all there is, cells that were not run among it", arguments: Edition.allCases)
  func whole(edition: Edition) throws {
    let article = Self.article(
      try Self.sample(), edition: edition,
      image: { _ in .found(path: "images/curve-0.svg", width: 240, height: 90) })
    try WellFormed.check(article.body.string)
    try Fixtures.expect(article.body.string, isRecordedIn: "pages/article-\(edition).html")
  }

  @Test("Outputs stand in their order below their cell, and everything in them is text")
  func outputs() throws {
    let outputs: [Output] = [
      .text(TextOutput(.output, "<b>& \u{1B}[31mred\u{1B}[0m\n")), .text(TextOutput(.value, "1.5")),
      .text(TextOutput(.error, "oops\n")),
      .table(Table("a", "b", title: "<T>", rows: [["x", 1], ["y", 20]])),
    ]
    let html = Self.article(
      "# A\n\n```swift {#first}\nprint()\n```\n",
      result: { CellResult(cell: $0, status: .succeeded, outputs: outputs) }
    ).body.string
    try Fixtures.expect(html, isRecordedIn: "pages/outputs.html")
  }

  @Test("A message shows its line with a caret, and names the file without its folders")
  func messages() throws {
    let markdown = "# A\n\n```swift\nlet a = b\n```\n"
    let place = SourcePosition(line: 4, column: 9)
    let problem = Diagnostic(
      .error, "swift", "cannot find 'b' in scope", file: "/home/somebody/course/01-sample.md",
      at: SourceRange(place, place))
    let html = Self.article(
      markdown, result: { CellResult(cell: $0, status: .compileError, diagnostics: [problem]) }
    ).body.string
    try Fixtures.expect(html, isRecordedIn: "pages/message.html")
    #expect(!html.contains("somebody"))
  }

  @Test("Lines of code are counted where that is asked for, and not where there is only one")
  func lineNumbers() {
    let html = Self.article(
      "# A\n\n```swift {.static}\nlet a = 1\nlet b = 2\n```\n\n```swift {.static}\na\n```\n",
      numbersLines: true
    ).body.string
    #expect(html.contains(#"<pre class="line-numbers" aria-hidden="true">1\#n2</pre>"#))
    #expect(html.ranges(of: "line-numbers").count == 1)
  }

  @Test("Sections are the headings below the first, with formulas and without links")
  func sections() {
    let article = Self.article("# A\n\n## [B](02-next.md) and $x$\n\n### C\n\n## B and x\n")
    #expect(article.sections.map(\.level) == [2, 3, 2])
    #expect(article.sections.map(\.hasMath) == [true, false, false])
    #expect(Set(article.sections.map(\.identifier)).count == 3)
    #expect(!article.sections[0].title.string.contains("<a "))
    #expect(article.hasMath)
  }

  @Test("Links lead to pages, and what they cannot lead to is told at its place")
  func links() {
    let article = Self.article(
      "# A\n\n[next](02-next.md#b), [gone](03-gone.md), [up](../x.md), [root](/x.md), [file](data.csv)\n")
    #expect(article.body.string.contains(#"<a href="02-next.html#b">next</a>"#))
    #expect(article.body.string.ranges(of: "<a ").count == 1)
    let columns = article.diagnostics.map { $0.range?.start.column }
    #expect(columns == [30, 48, 65, 80])
    #expect(article.diagnostics[0].fix == "did you mean `02-next.md`?")
  }

  @Test("Cells and exercises are where links to their names lead, unless a heading has the name")
  func namedPlaces() {
    let page = Self.article(
      """
      # A

      [a](#sum) [b](#half) [c](#taken)

      ## Taken

      ```swift {#sum}
      1
      ```

      ```swift {#taken}
      2
      ```

      ```swift {#half .exercise}
      ```
      """
    ).body.string
    for name in ["sum", "half", "taken"] { #expect(page.contains(##"href="#\##(name)""##)) }
    #expect(page.contains(#"<div class="cell" id="sum">"#) && page.contains(#"class="exercise" id="half""#))
    #expect(page.contains(#"<h2 id="taken">"#) && page.contains(#"<div class="cell" id="cell.taken">"#))
  }

  @Test("An image without a description is told")
  func images() {
    let article = Self.article(
      "# A\n\nSee ![](a.png) and ![A curve](a.png \"t\").\n",
      image: { _ in .found(path: "images/a-1.png", width: 3, height: 4) })
    #expect(article.diagnostics.map(\.identifier) == ["image-without-alt"])
    #expect(article.diagnostics[0].range?.start == SourcePosition(line: 3, column: 9))
    #expect(
      article.body.string.contains(
        #"<img src="images/a-1.png" alt="A curve" width="3" height="4" title="t" loading="lazy">"#))
  }

  @Test("An article comes back from its pieces as it was, and from others not at all")
  func pieces() throws {
    var article = Self.article(
      try Self.sample(), image: { _ in .found(path: "images/c.svg", width: nil, height: nil) })
    article.diagnostics = []
    let pieces = article.pieces
    let copy = try #require(Article(pieces: pieces))
    #expect(copy.pieces == pieces)
    #expect(copy.searchSections == article.searchSections && copy.sections == article.sections)
    #expect(
      copy.hasMath && copy.hasDrawings == article.hasDrawings && copy.body == article.body
        && copy.images == article.images)
    for count in 0..<pieces.count { #expect(Article(pieces: Array(pieces.prefix(count))) == nil) }
    #expect(Article(pieces: pieces + [[]]) == nil)
  }

  @Test("Reading takes a minute for 220 words, and a line of code as long as eight words")
  func readingTime() {
    #expect(ReadingTime(words: 2200).minutes == 10)
    #expect(ReadingTime(words: 0, codeLines: 55).minutes == 2)
    #expect(ReadingTime().minutes == 1)
  }

  @Test("What is in a fold takes no time to read, and can be found")
  func foldedReadingTime() {
    let code = String(repeating: "print(1)\n", count: 9)
    let article = Self.article(
      "# A\n\n```swift\n\(code)```\n\n```swift {.hidden}\nlet folded = 1\n\(code)```\n\n"
        + "```swift {#e .exercise}\nlet e = 0\n```\n\n```swift {.solution for=e}\nlet e = 1\n\(code)```\n")
    #expect(article.readingTime == ReadingTime(words: 0, codeLines: 10))
    #expect(article.searchSections.contains { $0.keptWords.contains("folded") })
  }

  @Test(
    "The code of a hidden cell stands in the drawing that it ends with, and otherwise above what it shows")
  func foldedCode() throws {
    let plot = Output.plot(Plot("P").line([1, 2]))
    let text = Output.text(TextOutput(.output, "words\n"))
    for (outputs, isInDrawing) in [
      ([text, plot], true), ([plot, text], false), ([text], false), ([], false),
    ] {
      let html = Self.article(
        "# A\n\n```swift {.hidden}\nf()\n```\n",
        result: { CellResult(cell: $0, status: .succeeded, outputs: outputs) }
      ).body.string
      try WellFormed.check(html)
      let fold = try #require(html.firstRange(of: "<details class=\"source\">"))
      let isAfter = { (mark: String) in html.firstRange(of: mark).map { $0.lowerBound < fold.lowerBound } }
      #expect((isAfter("<figure") == true && isAfter("</figure>") == false) == isInDrawing)
      if !isInDrawing { #expect(isAfter("words") != true && isAfter("<figure") != true) }
    }
  }

  @Test(
    "A paragraph that begins with a figure's number is the caption of the drawing above it, and any other is not",
    arguments: [
      ("**Figure 3.** See $x$.", true), ("**Abb. 1:** Da.", true), ("**Figure 1.2.** Two.", true),
      ("**Note.** Not one.", false), ("**Figure 3** too.", false), ("Figure 3. Plain.", false),
      ("# Figure 3.", false),
    ])
  func captions(paragraph: String, isCaption: Bool) throws {
    let drawings: [Output] = [
      .plot(Plot("Title").line([1, 2])),
      .figure(Figure(width: 4, height: 3, title: "Title", description: "D")),
    ]
    for drawing in drawings {
      for outputs in [[drawing], [drawing, .text(TextOutput(.output, "x\n"))]] {
        let article = Self.article(
          "# A\n\n```swift\nf()\n```\n\n\(paragraph)\n\nAnd on.\n",
          result: { CellResult(cell: $0, status: .succeeded, outputs: outputs) })
        let html = article.body.string
        try WellFormed.check(html)
        #expect(html.contains("captioned\"><figcaption><strong>") == (isCaption && outputs.count == 1))
        #expect(html.contains("<p>And on.</p>") && html.contains("<svg"))
      }
    }
  }

  @Test("An article knows whether it has drawings")
  func drawings() {
    let results: [(Output, Bool)] = [
      (.text(TextOutput(.output, "x\n")), false), (.plot(Plot("P").line([1, 2])), true),
      (.figure(Figure(width: 4, height: 3, description: "Nothing.")), true),
    ]
    for (output, isDrawing) in results {
      let article = Self.article(
        "# A\n\n```swift\nf()\n```\n",
        result: { CellResult(cell: $0, status: .succeeded, outputs: [output]) })
      #expect(article.hasDrawings == isDrawing)
    }
  }
}
