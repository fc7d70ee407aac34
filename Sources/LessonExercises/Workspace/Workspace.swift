import FoundationEssentials
import Glibc
import LessonModel

/// A student's folder: one Swift file for each exercise, which are the student's, and what belongs to the tool.
///
///     Exercises/
///       03-backprop/sigmoid.swift        the student's answer, with the task at its head
///       03-backprop/sigmoid.new.swift    a newer starter, when the lesson has changed since
///       03-backprop/sigmoid.1.swift      what was there before `lesson start --reset`
///       Package.swift                    for editors: completion, and jumping to definitions
///       .lesson/Given/                   the lesson's own definitions, which the package builds
///       .lesson/Starters/                each starter as it was last written
///       .lesson/progress.json            what was solved
package struct Workspace: Sendable {
  package let folder: String

  package init(_ folder: String) {
    self.folder = folder
  }

  /// `Exercises/` beside the folder `Lessons/` that the lesson is in, else in the lesson's own folder.
  package init(besideLesson file: String) {
    let lessons = URL(filePath: file).deletingLastPathComponent()
    let isCourse = lessons.lastPathComponent == "Lessons"
    let parent = (isCourse ? lessons.deletingLastPathComponent() : lessons).path
    self.init(Workspace.asTyped(parent + "/Exercises", like: file))
  }

  /// The file with the student's answer, whether or not it is there.
  package func file(of exercise: Exercise, in lesson: Lesson) -> String {
    "\(folder)/\(fileName(lesson.name))/\(fileName(exercise.name)).swift"
  }

  /// Whether the exercise was started.
  package func hasFile(for exercise: Exercise, in lesson: Lesson) -> Bool {
    WorkspaceFile(file(of: exercise, in: lesson)).exists
  }

  /// The student's answer; nil when the exercise was not started.
  package func answer(to exercise: Exercise, in lesson: Lesson) throws(WorkspaceError) -> SourceText? {
    try WorkspaceFile(file(of: exercise, in: lesson)).read().map { SourceText($0) }
  }

  /// Where `start` keeps each starter as it was last written.
  func starterRecord(of exercise: Exercise, in lesson: Lesson) -> WorkspaceFile {
    WorkspaceFile("\(ownFolder)/Starters/\(fileName(lesson.name))/\(fileName(exercise.name)).swift")
  }

  func lessonFolder(_ lesson: Lesson) -> WorkspaceFolder {
    WorkspaceFolder("\(folder)/\(fileName(lesson.name))")
  }

  /// The tool's own folder.
  var ownFolder: String { folder + "/.lesson" }

  /// To be held while anything is changed.
  func lock() throws(WorkspaceError) -> WorkspaceLock {
    try WorkspaceFolder(ownFolder).make()
    return try WorkspaceLock(ownFolder + "/lock")
  }

  /// A path below the current folder without that folder's own, if that is how the lesson was named.
  private static func asTyped(_ path: String, like file: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return !file.hasPrefix("/") && path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

/// The name as a file or folder can have it: what would lead elsewhere or be hidden is written as in addresses.
func fileName(_ name: String) -> String {
  var escaped = ""
  for (index, character) in name.unicodeScalars.enumerated() {
    let isUnsafe = character == "/" || character == "%" || character.isInvisibleControl
    if isUnsafe || index == 0 && character == "." {
      for byte in String(character).utf8 {
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    } else {
      escaped.unicodeScalars.append(character)
    }
  }
  return escaped
}
