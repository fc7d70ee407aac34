import FoundationEssentials
import LessonPages

/// A folder of lessons.
struct Course {
  /// The folder with the Markdown files.
  var folder: String
  /// The lessons' names, such as `03-backprop`, in order.
  var lessons: [String]
  /// The names of what belongs to the course without being a step of it, in order: see `CourseFile`.
  var appendices: [String] = []

  /// The names of all: lessons, then appendices.
  var pages: [String] { lessons + appendices }

  func file(of lesson: String) -> String { "\(folder)/\(lesson).md" }

  /// The course of `--course`, else the one that the current folder is in, else the one that came with the tool.
  static func find(_ arguments: Arguments) throws -> Course {
    try locate(arguments).withAppendicesApart()
  }

  private static func locate(_ arguments: Arguments) throws -> Course {
    if let chosen = arguments.value(Command.Option.course.name) {
      guard let course = Course(at: chosen) else {
        throw UsageError(
          "there are no lessons in \(chosen)",
          fix: "name a folder with lessons (files that end in .md), or one with such a folder called Lessons")
      }
      return course
    }
    let starts = [FileManager.default.currentDirectoryPath, Executable.folder]
    for folder in starts.flatMap(ancestors) {
      if let course = Course(inside: folder) { return course }
    }
    if let course = Course(inside: Executable.folder + "/../share/lesson") { return course }
    throw UsageError(
      "there is no course here", fix: "go to a folder with a Lessons folder in it, or name one: --course DIR")
  }

  private func withAppendicesApart() throws -> Course {
    var course = self
    course.appendices = try CourseDescription(of: folder).appendices
    course.lessons.removeAll(where: course.appendices.contains)
    return course
  }

  /// Where a lesson that is not yet there belongs: with the others of the chosen course or of the one that the
  /// current folder is in, else in a `Lessons` folder to be made. Never with those that came with the tool.
  static func folderForNewLesson(_ arguments: Arguments) -> String {
    if let chosen = arguments.value(Command.Option.course.name) {
      return Course(at: chosen)?.folder ?? lessonsFolder(of: chosen)
    }
    let here = FileManager.default.currentDirectoryPath
    let around = ancestors(of: here).lazy.compactMap { Course(inside: $0) }.first
    return around?.folder ?? relative(lessonsFolder(of: here))
  }

  /// `Lessons` inside a folder, or the folder itself if that is its name.
  private static func lessonsFolder(of folder: String) -> String {
    URL(filePath: folder).lastPathComponent == "Lessons" ? folder : folder + "/Lessons"
  }

  /// The lessons in a folder, or in `Lessons` inside it.
  private init?(at folder: String) {
    guard let course = Course(inside: folder) ?? Course(lessonsIn: folder) else { return nil }
    self = course
  }

  private init?(inside folder: String) {
    self.init(lessonsIn: folder + "/Lessons")
  }

  private init?(lessonsIn folder: String) {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    let names = files.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }
    guard !names.isEmpty else { return nil }
    self.folder = Course.relative(folder)
    lessons = names.sorted()
  }

  /// The folder, its parent, and so on up to the root.
  private static func ancestors(of folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, last != "/", !last.isEmpty {
      folders.append(URL(filePath: last).deletingLastPathComponent().path)
    }
    return folders
  }

  /// The path as the user would type it here.
  private static func relative(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

extension CourseDescription {
  /// What `course.json` says in the folder of the lessons.
  init(of folder: String) throws {
    do throws(CourseFile.Malformed) {
      self = try CourseFile.read(in: folder)
    } catch {
      throw Complaint(diagnostics: [error.diagnostic], exitCode: .malformed, source: error.source)
    }
  }
}
