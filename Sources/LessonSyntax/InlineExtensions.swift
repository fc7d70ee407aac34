import LessonModel

/// Finds formulas and tables in the paragraphs and headings of a document, and has what is left of their texts
/// parsed as inlines.
struct InlineExtensions {
  /// What the leaf blocks become, by their ordinals. Leaves without formulas and tables have no entry.
  private(set) var replacements: [Int: BlockBuilder.Replacement] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private let source: SourceText
  private var formulas: FormulaReader
  private var annex: InlineAnnex
  private var found: [Finding] = []

  /// A leaf whose texts are in the annex, under the given numbers.
  fileprivate struct Finding {
    enum Kind {
      case inlines(Int)
      case displayMath(Math)
      case table(
        PipeTableText, before: (number: Int, range: SourceRange)?, cells: [[Int]], range: SourceRange)
    }

    var ordinal: Int
    var kind: Kind
    /// A rule that CommonMark took for the underline of a heading.
    var rule: SourceRange?
  }

  init(source: SourceText, leaves: [LeafBlock]) {
    self.source = source
    formulas = FormulaReader()
    annex = InlineAnnex(for: source)
    for (ordinal, leaf) in leaves.enumerated() {
      read(leaf, ordinal: ordinal)
    }
    diagnostics = formulas.diagnostics
    guard !found.isEmpty else { return }
    let inlines = annex.parse(withDefinitionsFrom: source)
    diagnostics += annex.diagnostics
    for finding in found {
      replacements[finding.ordinal] = finding.replacement(inlines, leaf: leaves[finding.ordinal])
    }
  }
}

extension InlineExtensions {
  private mutating func read(_ leaf: LeafBlock, ordinal: Int) {
    guard let lines = source.textLines(of: leaf) else { return }
    let mayHoldMath = source.lines(lines, contain: "$")
    let mayHoldTable = lines.count > 1 && source.lines(lines, contain: "-")
    guard mayHoldMath || mayHoldTable else { return }
    let text = source.text(ofLines: lines, in: leaf)
    if mayHoldTable, let table = PipeTableText(text) {
      read(table, in: text, leaf, ordinal: ordinal)
    } else if mayHoldMath {
      readMath(in: text, leaf, ordinal: ordinal)
    }
  }

  private mutating func readMath(in text: SourcedText, _ leaf: LeafBlock, ordinal: Int) {
    let cutouts = formulas.cutouts(in: text)
    guard let first = cutouts.first else { return }
    if leaf.kind == .paragraph, cutouts.count == 1, case .math(let math) = first.inlines.first,
      math.isDisplay,
      first.range == text.trimmed(0..<text.bytes.count)
    {
      found.append(Finding(ordinal: ordinal, kind: .displayMath(math)))
      return
    }
    let form: InlineAnnex.Form = leaf.isATXHeading ? .atxHeading : .paragraph
    found.append(Finding(ordinal: ordinal, kind: .inlines(annex.add(text, as: form, without: cutouts))))
  }

  private mutating func read(_ table: PipeTableText, in text: SourcedText, _ leaf: LeafBlock, ordinal: Int) {
    var before: (number: Int, range: SourceRange)?
    if !table.before.isEmpty {
      before = (add(text[table.before], as: .paragraph), text.range(of: table.before))
    }
    for row in table.rowRanges { formulas.checkPipes(inRow: text[row]) }
    let cells = table.rows.map { row in row.map { add($0, as: .cell) } }
    let first = text.trimmed(table.rowRanges[0])
    let range = text.range(of: first.lowerBound..<text.trimmed(0..<text.bytes.count).upperBound)
    found.append(
      Finding(
        ordinal: ordinal, kind: .table(table, before: before, cells: cells, range: range),
        rule: source.rule(under: leaf)))
  }

  private mutating func add(_ text: SourcedText, as form: InlineAnnex.Form) -> Int {
    annex.add(text, as: form, without: formulas.cutouts(in: text))
  }
}

extension InlineExtensions.Finding {
  fileprivate func replacement(_ inlines: [[Inline]], leaf: LeafBlock) -> BlockBuilder.Replacement {
    switch kind {
    case .inlines(let number):
      return .inlines(inlines[number])
    case .displayMath(let math):
      return .blocks([Block(.math(math), at: leaf.range)])
    case .table(let table, let before, let cells, let range):
      var blocks = before.map { [Block(.paragraph(inlines[$0.number]), at: $0.range)] } ?? []
      let rows = cells.map { row in row.map { inlines[$0] } }
      let table = PipeTable(alignments: table.alignments, header: rows[0], rows: Array(rows.dropFirst()))
      blocks.append(Block(.table(table), at: range))
      if let rule { blocks.append(Block(.thematicBreak, at: rule)) }
      return .blocks(blocks)
    }
  }
}

extension LeafBlock {
  /// Whether the block is a heading that begins with `#`: it stands on one line, the others on two and more.
  fileprivate var isATXHeading: Bool {
    if case .heading = kind { range.start.line == range.end.line } else { false }
  }
}

extension SourceText {
  /// The underline of a heading; nil for other blocks.
  fileprivate func rule(under leaf: LeafBlock) -> SourceRange? {
    guard case .heading = leaf.kind else { return nil }
    let line = leaf.range.end.line
    return SourceRange(contentPosition(ofLine: line, quoteDepth: leaf.quoteDepth), leaf.range.end)
  }
}
