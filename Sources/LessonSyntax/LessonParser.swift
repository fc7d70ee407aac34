import LessonModel

/// Turns Markdown into a `Lesson`. Never fails: what is wrong is in the lesson's diagnostics, and the rest of
/// the lesson is there.
///
/// 1. `SourceText` makes one kind of line end of all, and `InputGuard` refuses what would take too long.
/// 2. `CommonMarkTree` has libcmark parse the text; `LeafBlock` lists the leaf blocks.
/// 3. The extensions look at the leaves: `FenceResolver` makes cells and exercises, `InlineExtensions` finds
///    formulas and tables.
/// 4. `BlockBuilder` walks the tree and puts what the extensions made in the places of their leaves.
package struct LessonParser: Sendable {
  /// Whether cells, math, tables and callouts are recognised. Without them the CommonMark specification holds
  /// to the letter.
  package var extensions: Bool

  package init(extensions: Bool = true) {
    self.extensions = extensions
  }

  /// - Parameters:
  ///   - name: the lesson's name, such as `03-backprop`; its title when it has no heading.
  ///   - file: the file as the user would name it, for diagnostics.
  package func parse(_ text: String, name: String, file: String) -> Lesson {
    parse(SourceText(Array(text.utf8)), name: name, file: file)
  }

  package func parse(_ source: SourceText, name: String, file: String) -> Lesson {
    var lesson = Lesson(name: name, file: file, title: name)
    lesson.diagnostics = source.problems
    if let refusal = InputGuard.refusal(of: source) {
      lesson.diagnostics.append(refusal)
    } else {
      parse(source, into: &lesson)
    }
    lesson.diagnostics.putInOrder(file: file)
    return lesson
  }

  private func parse(_ source: SourceText, into lesson: inout Lesson) {
    let tree = CommonMarkTree(parsing: source.bytes)
    let leaves = LeafBlock.all(in: tree, of: source)
    if extensions, let masked = DisplayMathMask.maskedBytes(of: source, leaves: leaves) {
      let tree = CommonMarkTree(parsing: masked)
      build(&lesson, from: tree, LeafBlock.all(in: tree, of: source), source)
    } else {
      build(&lesson, from: tree, leaves, source)
    }
  }

  private func build(
    _ lesson: inout Lesson, from tree: borrowing CommonMarkTree, _ leaves: [LeafBlock], _ source: SourceText
  ) {
    var replacements: [Int: BlockBuilder.Replacement] = [:]
    if extensions {
      replacements = readFences(&lesson, leaves, source)
      let inlines = InlineExtensions(source: source, leaves: leaves)
      replacements.merge(inlines.replacements) { fence, _ in fence }
      lesson.diagnostics += inlines.diagnostics
    }
    var builder = BlockBuilder(
      source: source, leaves: leaves, replacements: replacements, recognizesCallouts: extensions)
    tree.walk(.inlines) { builder.visit($0) }
    lesson.blocks = builder.blocks
    lesson.title = builder.firstHeading ?? lesson.name
    lesson.diagnostics += builder.diagnostics
  }

  private func readFences(
    _ lesson: inout Lesson, _ leaves: [LeafBlock], _ source: SourceText
  ) -> [Int: BlockBuilder.Replacement] {
    let fences = leaves.indices.compactMap { FencedBlock(leaves[$0], ordinal: $0, in: source) }
    let resolver = FenceResolver(fences)
    lesson.cells = resolver.cells
    lesson.exercises = resolver.exercises
    lesson.diagnostics += resolver.diagnostics + fences.flatMap { $0.problems(in: source) }
    lesson.diagnostics += BrokenFence.problems(leaves, in: source)
    return resolver.replacements
  }
}
