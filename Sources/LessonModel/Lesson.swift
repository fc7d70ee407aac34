/// A lesson as its author wrote it: prose, cells and exercises, nothing run yet.
package struct Lesson: Sendable {
  /// The file's name without folder and ending, such as `03-backprop`.
  package var name: String
  /// The file as the user would name it, for messages.
  package var file: String
  /// The text of the first heading, or the name.
  package var title: String
  package var blocks: [Block]
  /// In the order in which they stand, which is the order in which they run. Solutions and checks of
  /// exercises are cells too.
  package var cells: [Cell]
  package var exercises: [Exercise]
  /// Everything that parsing found wrong, in the order of the file.
  package var diagnostics: [Diagnostic]

  package init(
    name: String, file: String, title: String, blocks: [Block] = [], cells: [Cell] = [],
    exercises: [Exercise] = [], diagnostics: [Diagnostic] = []
  ) {
    self.name = name
    self.file = file
    self.title = title
    self.blocks = blocks
    self.cells = cells
    self.exercises = exercises
    self.diagnostics = diagnostics
  }
}
