import LessonModel
import SwiftAnalysis

/// What a lesson has defined before each of its exercises, as Swift modules that an editor can complete from and jump
/// to. Each module re-exports the one before.
///
/// Nothing here is run, so that statements are left out; and of what earlier exercises ask for there is only what can
/// be called, because the answers are the student's to find.
struct GivenDefinitions {
  struct Module {
    /// Unique in the workspace.
    var name: String
    /// The module that this one builds on.
    var base: String?
    var text: String
  }

  private(set) var modules: [Module] = []
  /// By exercise: the last module that stands before it; nil where nothing is defined yet.
  private(set) var before: [String?] = []

  private let lesson: Lesson
  private let moduleName: (Int) -> String
  /// What the open module declares or mentions: a declaration of the same name belongs into another.
  private var names: Set<String> = []
  private var isOpen = false
  private var imported: Set = ["LessonKit"]

  /// - Parameter moduleName: from a number, counted from 1.
  init(_ lesson: Lesson, moduleName: @escaping (Int) -> String) {
    self.lesson = lesson
    self.moduleName = moduleName
    var cells = lesson.cells.filter { $0.role == .plain && !$0.mustFail }[...]
    for exercise in lesson.exercises {
      while let cell = cells.first, cell.range.start < exercise.range.start {
        add(cell.code, Declarations.whole(of: cell.code.text), from: "\(lesson.file):\(cell.code.firstLine)")
        cells.removeFirst()
      }
      before.append(modules.last?.name)
      isOpen = false
      add(
        exercise.starter, Declarations.withoutBodies(of: exercise.starter.text),
        from: "the exercise \(exercise.name): yours to write")
    }
    let used = modules.lastIndex { before.contains($0.name) }
    modules.removeSubrange((used.map { $0 + 1 } ?? 0)...)
  }

  private mutating func add(_ code: Snippet, _ declarations: String, from origin: String) {
    let analysis = CellAnalysis(of: code.text)
    guard !declarations.isEmpty || !analysis.imports.isEmpty else { return }
    if !isOpen || !names.isDisjoint(with: analysis.declared) { open() }
    names.formUnion(analysis.declared)
    names.formUnion(analysis.mentioned)
    let place = modules.count - 1
    for module in analysis.imports where imported.insert(module).inserted {
      modules[place].text += "@_exported import \(module)\n"
    }
    if !declarations.isEmpty {
      modules[place].text += "\n// From \(origin.visiblyEscaped)\n" + declarations
    }
  }

  private mutating func open() {
    let base = modules.last?.name
    let head = "// What the lesson defines. \(EditorPackage.mark)\n\n"
    modules.append(
      Module(
        name: moduleName(modules.count + 1), base: base,
        text: head + (base.map { "@_exported import \($0)\n" } ?? "@_exported import LessonKit\n")))
    names = []
    isOpen = true
  }
}
