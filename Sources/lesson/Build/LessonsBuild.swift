import FoundationEssentials
import LessonKernel
import LessonModel
import LessonPages

/// Builds the lessons of a site, side by side, and as far as can be from what was built before.
struct LessonsBuild {
  private let arguments: Arguments
  private let course: SiteCourse
  private let edition: Edition
  private let cache = ResultCache(variables: ProcessInfo.processInfo.environment)
  /// What runs cells. That something is missing is told when there is a cell to run.
  private let environment: Result<KernelEnvironment, any Error>

  init(_ arguments: Arguments, _ course: SiteCourse, _ edition: Edition) {
    self.arguments = arguments
    self.course = course
    self.edition = edition
    environment = Result { try KernelEnvironment.current(lessonFile: course.files[0]) }
  }

  private var numbersLines: Bool { arguments.has(.lineNumbers) }

  /// A lesson's file, and the key under which its article is kept.
  private struct Input: Sendable {
    var file: String
    var bytes: [UInt8]
    var digest: LessonDigest?
  }

  func lessons() throws -> [BuiltLesson] {
    let built = SideBySide.map(try inputs()) { input in Result { try lesson(input) } }
    let lessons = try built.map { try $0.get() }
    cache?.prune()
    return lessons
  }

  private func inputs() throws -> [Input] {
    let digests = cache.flatMap { cache in (try? environment.get()).map { LessonDigests($0, cache) } }
    let purpose = ["article", edition.rawValue, "line numbers: \(numbersLines)"] + course.allNames
    return try course.files.map { file in
      let bytes = try LoadedLesson.read(file, arguments)
      return Input(file: file, bytes: bytes, digest: digests?.digest(of: bytes, file: file, for: purpose))
    }
  }

  private func lesson(_ input: Input) throws -> BuiltLesson {
    if let digest = input.digest, let article = article(for: digest),
      let kept = BuiltLesson(article, images: images(input.file))
    {
      return kept
    }
    let loaded = LoadedLesson(input.bytes, file: input.file)
    let lesson = try BuiltLesson(
      loaded, of: course, edition: edition, numbersLines: numbersLines, images: images(input.file),
      loaded.lesson.cells.isEmpty ? nil : try environment.get(), cache)
    if let digest = input.digest, lesson.isKept, lesson.problems == nil { keep(lesson.article, for: digest) }
    return lesson
  }

  private func images(_ file: String) -> CourseImages {
    CourseImages(
      course: course.root(of: file), lessonFolder: URL(filePath: file).deletingLastPathComponent().path)
  }

  // MARK: - What was built before

  private func article(for digest: LessonDigest) -> Article? {
    cache?.pieces(for: digest).flatMap(Article.init)
  }

  private func keep(_ article: Article, for digest: LessonDigest) {
    cache?.keep(article.pieces, for: digest)
  }
}
