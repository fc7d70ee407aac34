import FoundationEssentials
import LessonModel
import LessonSyntax

/// A lesson and the text it was read from, which messages quote.
struct LoadedLesson {
  var lesson: Lesson
  var source: String

  var errors: [Diagnostic] { lesson.diagnostics.filter { $0.severity == .error } }

  init(file: String, _ arguments: Arguments) throws {
    let data = try Data(contentsOf: URL(filePath: file))
    source = String(decoding: data, as: UTF8.self)
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    lesson = LessonParser().parse(Array(data), name: name, file: file)
  }
}
