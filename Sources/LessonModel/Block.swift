/// A block of a lesson: a CommonMark block, or one of the few that lessons add.
package struct Block: Hashable, Sendable {
  package var kind: Kind
  /// The block's own lines; nil where libcmark knows none.
  package var range: SourceRange?

  package init(_ kind: Kind, at range: SourceRange? = nil) {
    self.kind = kind
    self.range = range
  }

  package enum Kind: Hashable, Sendable {
    case paragraph([Inline])
    /// `identifier` is unique in the lesson and made from the text, for anchors.
    case heading(level: Int, [Inline], identifier: String)
    case blockQuote([Block])
    case callout(Callout)
    case list(List)
    /// Code that is shown and never run.
    case code(CodeBlock)
    /// Raw HTML, as written.
    case html(String)
    case thematicBreak
    case table(PipeTable)
    /// `$$...$$` that stands alone.
    case math(Math)
    /// Index into `Lesson.cells`: code that runs.
    case cell(Int)
    /// Index into `Lesson.exercises`: the place of the exercise's starter code.
    case exercise(Int)
    /// A hint or a foreseen mistake: kept, not shown. Index into `Lesson.exercises`.
    case exercisePart(exercise: Int, CodeBlock)
    /// What the cell printed when the author last accepted it; shown only when nothing is run.
    case recordedOutput(cell: Int)
  }
}

extension Block {
  /// The cells in it, however deep, in order.
  package var cells: [Int] {
    switch kind {
    case .cell(let index): [index]
    case .blockQuote(let blocks): blocks.flatMap(\.cells)
    case .callout(let callout): callout.blocks.flatMap(\.cells)
    case .list(let list): list.items.joined().flatMap(\.cells)
    default: []
    }
  }
}

/// `> [!NOTE]` and its kin, in GitHub's form.
package struct Callout: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case note, tip, important, warning, caution
  }

  package var kind: Kind
  package var blocks: [Block]

  package init(_ kind: Kind, _ blocks: [Block]) {
    self.kind = kind
    self.blocks = blocks
  }
}

package struct List: Hashable, Sendable {
  /// The first number of an ordered list; nil for a bullet list.
  package var start: Int?
  /// What follows the number: `.` or `)`. Nil for a bullet list.
  package var delimiter: Character?
  /// Items without blank lines between them are set without paragraphs.
  package var isTight: Bool
  package var items: [[Block]]

  package init(start: Int?, delimiter: Character?, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.delimiter = delimiter
    self.isTight = isTight
    self.items = items
  }
}

package struct CodeBlock: Hashable, Sendable {
  /// The info string as written, such as `swift {.static}`; empty for indented code.
  package var info: String
  /// The first word of the info string, lower case; empty when there is none.
  package var language: String
  package var text: String
  package var isFenced: Bool

  package init(info: String, language: String, text: String, isFenced: Bool) {
    self.info = info
    self.language = language
    self.text = text
    self.isFenced = isFenced
  }
}

/// A pipe table in GitHub's form. Every row has as many cells as the header.
package struct PipeTable: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case none, left, center, right
  }

  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]

  package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// TeX between dollars, without them.
package struct Math: Hashable, Sendable {
  package var tex: String
  /// `$$...$$`, set on lines of its own.
  package var isDisplay: Bool

  package init(tex: String, isDisplay: Bool) {
    self.tex = tex
    self.isDisplay = isDisplay
  }
}
