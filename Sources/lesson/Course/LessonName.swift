import Spelling

/// Finds the file of a lesson from what the user typed.
struct LessonName {
  let typed: String

  /// The file: a path, a name in the course, or any part of a name that fits one lesson only.
  func file(_ arguments: Arguments) throws -> String {
    if looksLikePath { return typed }
    let course = try Course.find(arguments)
    return course.file(of: try lesson(in: course.pages))
  }

  private var looksLikePath: Bool {
    typed.contains("/") || typed.hasSuffix(".md")
  }

  private func lesson(in lessons: [String]) throws -> String {
    if lessons.contains(typed) { return typed }
    let part = typed.lowercased()
    let fitting = lessons.filter { $0.lowercased().contains(part) }
    // `03` means the lesson that begins with it, even if another has 03 somewhere else.
    let beginning = fitting.filter { $0.lowercased().hasPrefix(part) }
    if beginning.count == 1 { return beginning[0] }
    if fitting.count == 1 { return fitting[0] }
    throw fitting.isEmpty ? unknown(lessons) : ambiguous(fitting)
  }

  private func unknown(_ lessons: [String]) -> UsageError {
    let parts = lessons.flatMap { name in [name] + name.split(separator: "-").map(String.init) }
    let near = parts.nearest(to: typed).flatMap { part in lessons.first { $0.contains(part) } }
    let list = lessons.joined(separator: ", ")
    return UsageError(
      "there is no lesson `\(typed)`",
      fix: (near.map { "did you mean \($0)? " } ?? "") + "The lessons are: \(list)")
  }

  private func ambiguous(_ lessons: [String]) -> UsageError {
    UsageError(
      "`\(typed)` fits \(lessons.count) lessons: \(lessons.joined(separator: ", "))",
      fix: "type more of the name: lesson run \(lessons[0])")
  }
}
