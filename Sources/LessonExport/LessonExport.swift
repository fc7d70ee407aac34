import LessonModel
import LessonOutput

/// A lesson with what its cells did, to be written in a form that other programs read.
package struct LessonExport {
  package let lesson: Lesson
  package let source: SourceText
  /// By cell; nil for those that were not run.
  package let results: [Int: CellResult]
  /// Solutions, checks and foreseen mistakes are written, too.
  package let isForTeachers: Bool
  /// Where relative links begin, from the file that is written: empty when that is the lesson's folder, else ended by
  /// a slash.
  package let linkBase: String
  /// The images that the lesson shows, by the paths it has for them.
  package let images: [String: Image]

  /// An image that goes with what is written.
  package struct Image: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    var mediaType: String {
      switch name.split(separator: ".").last {
      case "jpg": "image/jpeg"
      case "svg": "image/svg+xml"
      case let ending: "image/\(ending ?? "png")"
      }
    }
  }

  package init(
    _ lesson: Lesson, source: SourceText, results: [Int: CellResult], isForTeachers: Bool, linkBase: String,
    images: [String: Image]
  ) {
    self.lesson = lesson
    self.source = source
    self.results = results
    self.isForTeachers = isForTeachers
    self.linkBase = linkBase
    self.images = images
  }

  var pieces: [LessonPieces.Piece] { LessonPieces(lesson, source).pieces }

  /// The text that messages quote: nothing in it that is not to be read.
  var quotedSource: SourceText {
    isForTeachers ? source : source.blanking(lesson.secretLines)
  }

  /// A cell's result, as far as this export's readers may see it: what came of solutions and checks is only there when
  /// it went wrong.
  func visibleResult(of cell: Cell) -> CellResult? {
    guard let result = results[cell.index] else { return nil }
    return cell.role == .plain || result.isOwnFailure ? result : nil
  }

  /// What the visible checks of an exercise ask for, in the author's words.
  func expectations(of exercise: Exercise) -> [String] {
    exercise.checks.filter { isForTeachers || !lesson.cells[$0].isHidden }
      .flatMap { results[$0]?.outputs ?? [] }
      .compactMap { if case .expectation(let expectation) = $0 { expectation.message } else { nil } }
  }
}
