import FoundationEssentials
import LessonModel
import LessonPages
import Spelling

/// The lessons that become a site.
struct SiteCourse {
  /// The lessons' files, in the order of their names, those of appendices behind the others.
  let files: [String]
  /// What is said of the course as a whole.
  let description: CourseDescription
  /// The folder with the lessons of the course.
  let folder: String
  /// The names of all lessons of the course, also of those that were not asked for.
  private let names: Set<String>
  private let chosen: Set<String>

  /// The lessons that are named on the command line, or the whole course.
  init(_ arguments: Arguments) throws {
    if arguments.operands.isEmpty {
      let course = try Course.find(arguments)
      files = course.pages.map(course.file)
      folder = course.folder
      description = try CourseDescription(of: folder)
    } else {
      let files = try arguments.operands.map { try LessonName(typed: $0).file(arguments) }
      folder = URL(filePath: files[0]).deletingLastPathComponent().path
      description = try CourseDescription(of: folder)
      self.files = SiteCourse.inOrder(files, appendices: description.appendices)
    }
    chosen = Set(files.map(\.lessonName))
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    names = chosen.union(beside.filter { $0.hasSuffix(".md") }.map(\.lessonName))
    try checkNames()
  }

  private static func inOrder(_ files: [String], appendices: [String]) -> [String] {
    func place(_ file: String) -> (Int, String) {
      let name = file.lessonName
      return (appendices.firstIndex(of: name).map { $0 + 1 } ?? 0, name)
    }
    return files.sorted { place($0) < place($1) }
  }

  /// Each lesson needs a page of its own.
  private func checkNames() throws {
    if chosen.count < files.count {
      throw UsageError("two of the lessons have the same name", fix: "name each lesson once")
    }
    for file in files {
      let name = file.lessonName
      let isTaken = ["index", "404"].contains(name)
      guard isTaken || name.isEmpty || name.unicodeScalars.contains(where: \.isInvisibleControl) else {
        continue
      }
      let problem = Diagnostic(
        .error, "lesson-name", "a lesson with a page cannot be called `\(name)`", file: file,
        why: isTaken ? "the site has a page of that name of its own" : "its name cannot be shown",
        fix: "rename the file")
      throw Complaint(diagnostics: [problem], exitCode: .malformed)
    }
  }

  /// What decides which links between lessons work.
  var allNames: [String] { chosen.sorted() + ["of"] + names.sorted() }

  func target(_ name: String) -> ArticleRenderer.LessonTarget {
    if chosen.contains(name) { return .page }
    if names.contains(name) { return .leftOut }
    return .unknown(nearest: names.sorted().nearest(to: name))
  }

  /// The folder that holds all that belongs to the course: the one above `Lessons`, or the lessons' own.
  func root(of file: String) -> String {
    let folder = URL(filePath: file).deletingLastPathComponent()
    return folder.lastPathComponent == "Lessons" ? folder.deletingLastPathComponent().path : folder.path
  }
}

extension String {
  /// `03-backprop` for a path that ends in `/03-backprop.md`.
  var lessonName: String {
    URL(filePath: self).deletingPathExtension().lastPathComponent
  }
}
