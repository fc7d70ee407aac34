import LessonModel

/// Walks a lesson's blocks once, and writes each as it comes to it.
final class ArticleWriter {
  let renderer: ArticleRenderer
  let lesson: Lesson
  private let askResult: (Int) -> CellResult?
  /// What came of each cell that was asked for.
  private(set) var results: [Int: CellResult] = [:]

  private var heading: HTML
  private var headingIdentifier: String?
  private var description: String?
  private(set) var body = HTML()
  var sections: [Article.Section] = []
  private(set) var readingTime = ReadingTime()
  private var search = SearchCollector()
  private(set) var hasMath = false
  var hasDrawings = false
  var imageSources: Set<String> = []
  var images: Set<String> = []
  var problems: [Diagnostic] = []
  private(set) lazy var anchors = Anchors(lesson)
  /// Finds the place of what a problem is about.
  var places: BlockPlaces
  private var depth = 0
  /// The lesson is the text of a hint: its headings are no sections, its code is only shown.
  let isHint: Bool

  /// Blocks nested deeper are not written.
  static let deepest = 100

  init(
    _ renderer: ArticleRenderer, _ lesson: Lesson, isHint: Bool = false,
    result: @escaping (Int) -> CellResult?
  ) {
    self.renderer = renderer
    self.lesson = lesson
    self.isHint = isHint
    askResult = result
    places = BlockPlaces(renderer.source)
    heading = HTML { $0.text(lesson.title) }
  }

  func write() {
    var blocks = lesson.blocks[...]
    if let first = blocks.first, case .heading(1, let inlines, let identifier) = first.kind {
      blocks = blocks.dropFirst()
      places.enter(first)
      heading = HTML { write(inlines, to: &$0) }
      headingIdentifier = identifier
    }
    search.add(PlainWords.text(of: lesson.titleInlines), as: .heading)
    var body = HTML()
    write(Array(blocks), to: &body)
    self.body = body
  }

  var article: Article {
    Article(
      name: lesson.name, title: PlainWords.text(of: lesson.titleInlines), heading: heading,
      headingIdentifier: headingIdentifier, description: lesson.summary, sections: sections, body: body,
      readingTime: readingTime, exerciseCount: lesson.exercises.count, hasMath: hasMath,
      hasDrawings: hasDrawings, searchSections: search.sections, imageSources: imageSources, images: images,
      diagnostics: problems)
  }

  func result(of cell: Int) -> CellResult? {
    if let known = results[cell] { return known }
    let result = askResult(cell)
    results[cell] = result
    return result
  }

  /// Notes a problem with the part of the current block that holds `words`.
  func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ summary: String, at words: String, fix: String
  ) {
    guard !isHint else { return }
    problems.append(
      Diagnostic(severity, identifier, summary, file: lesson.file, at: places.range(of: words), fix: fix))
  }

  // MARK: - What is counted and found

  func note(prose inlines: [Inline]) {
    readingTime.add(prose: inlines)
    search.add(prose: inlines)
  }

  func note(code: String, isFolded: Bool) {
    if !isFolded { readingTime.add(code: code) }
    search.add(code, as: .code)
  }

  func note(section identifier: String, title inlines: [Inline]) {
    readingTime.add(prose: inlines)
    search.begin(section: identifier, title: PlainWords.text(of: inlines))
  }

  /// A formula that stands alone. Others are counted with their sentence.
  func note(formula math: Math) {
    readingTime.add(formula: math)
  }

  func markup(of math: Math) -> HTML {
    hasMath = true
    return HTML { $0.append(markup: MathMarkup.html(for: math)) }
  }

  /// Takes what the text of a hint has brought.
  func take(_ hint: ArticleWriter) {
    images.formUnion(hint.images)
    imageSources.formUnion(hint.imageSources)
    hasMath = hasMath || hint.hasMath
    search.add(hint.search)
  }

  // MARK: - Blocks

  func write(_ blocks: [Block], isTight: Bool = false, to html: inout HTML) {
    guard depth < ArticleWriter.deepest else { return html.element("p", text: "…") }
    depth += 1
    var raw = RawHTMLWriter(isFlow: true)
    var rest = blocks[...]
    while let block = rest.popFirst() {
      places.enter(block)
      if case .html(let markup) = block.kind {
        raw.write(markup, to: &html, rawHTMLActions)
      } else {
        raw.prepareForMarkdown(to: &html)
        if let next = rest.first, writeCaptioned(block, by: next, to: &html) {
          rest.removeFirst()
        } else {
          write(block, isTight: isTight, to: &html)
        }
      }
      html.newline()
    }
    raw.end(to: &html)
    depth -= 1
  }

  /// A cell that ends with a drawing, and the paragraph below it that is the drawing's caption; false if they are not.
  private func writeCaptioned(_ block: Block, by next: Block, to html: inout HTML) -> Bool {
    guard case .cell(let index) = block.kind, !isHint, let caption = next.caption,
      endsWithDrawing(lesson.cells[index])
    else { return false }
    places.enter(next)
    note(prose: caption)
    let words = HTML { write(caption, to: &$0) }
    writeCell(lesson.cells[index], caption: words, to: &html)
    return true
  }

  private func write(_ block: Block, isTight: Bool, to html: inout HTML) {
    switch block.kind {
    case .paragraph(let inlines): writeParagraph(inlines, isTight: isTight, to: &html)
    case .heading(let level, let inlines, let identifier): writeHeading(level, inlines, identifier, to: &html)
    case .blockQuote(let blocks): html.element("blockquote") { write(blocks, to: &$0) }
    case .callout(let callout): writeCallout(callout, to: &html)
    case .list(let list): writeList(list, to: &html)
    case .code(let code): writeCode(code, to: &html)
    case .html: break
    case .thematicBreak: html.void("hr")
    case .table(let table): writeTable(table, to: &html)
    case .math(let math): writeDisplayMath(math, to: &html)
    case .cell(let index) where isHint: writeCodeBox(lesson.cells[index].code.text, "swift", to: &html)
    case .cell(let index): writeCell(lesson.cells[index], to: &html)
    case .exercise where isHint: break
    case .exercise(let index): writeExercise(index, to: &html)
    case .exercisePart: break
    case .recordedOutput(let cell): writeRecordedOutput(of: lesson.cells[cell], to: &html)
    }
  }
}
