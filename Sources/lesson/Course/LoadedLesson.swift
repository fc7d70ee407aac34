import FoundationEssentials
import LessonModel
import LessonSyntax
import SwiftAnalysis

/// A lesson and the text it was read from, which messages quote.
struct LoadedLesson {
  var lesson: Lesson
  var source: SourceText
  /// What may be set from the command line.
  var parameters: [Parameter]

  var errors: [Diagnostic] { lesson.diagnostics.filter { $0.severity == .error } }

  init(file: String, _ arguments: Arguments) throws {
    self.init(try LoadedLesson.read(file, arguments), file: file)
  }

  /// The bytes of a lesson's file.
  static func read(_ file: String, _ arguments: Arguments) throws -> [UInt8] {
    let limit = try arguments.integer(.maxSize, in: 1...2047).map { $0 * LessonFile.mebibyte }
    do throws(LessonFile.ReadError) {
      return try LessonFile.read(file, limit: limit ?? LessonFile.defaultLimit)
    } catch {
      throw Complaint(diagnostics: [error.diagnostic], exitCode: error.exitCode)
    }
  }

  init(_ bytes: [UInt8], file: String) {
    source = SourceText(bytes)
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    var lesson = LessonParser().parse(source, name: name, file: file)
    let (parameters, problems) = lesson.parameters()
    if !problems.isEmpty {
      lesson.diagnostics += problems
      lesson.diagnostics.putInOrder(file: file)
    }
    self.lesson = lesson
    self.parameters = parameters
  }
}

extension LessonFile.ReadError {
  /// A file that is not there was named wrongly; one that may not be read is the machine's matter; one that is too
  /// large is the lesson's.
  fileprivate var exitCode: ExitCode {
    switch diagnostic.identifier {
    case "file-not-found", "not-a-file", "link-loop": .usage
    case "file-too-large": .malformed
    default: .environment
    }
  }
}
