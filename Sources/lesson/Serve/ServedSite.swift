import FoundationEssentials
import LessonKernel
import LessonModel
import LessonPages

/// The files of the site as they are now, made when they are asked for.
final class ServedSite {
  private let arguments: Arguments
  private(set) var course: SiteCourse
  private(set) var lessons: [ServedLesson]
  /// What is wrong with the course as a whole.
  private(set) var problems: [Diagnostic] = []
  private let memory = ArticleMemory()
  private let mathFont = MathFont.find()

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    course = try SiteCourse(arguments)
    lessons = try course.files.map { try ServedLesson($0, arguments) }
  }

  /// Takes over what has changed on the disk.
  ///
  /// - Returns: the lessons that have changed; all, when the course has.
  func reload() throws -> [ServedLesson] {
    if try reloadCourse() {
      for lesson in lessons { lesson.forgetArticle() }
      _ = try lessons.map { try $0.reload() }
      return lessons
    }
    return try lessons.filter { try $0.reload() }
  }

  private func reloadCourse() throws -> Bool {
    do {
      let new = try SiteCourse(arguments)
      defer { problems = [] }
      guard
        new.files != course.files || new.description != course.description || new.allNames != course.allNames
      else { return !problems.isEmpty }
      let known = Dictionary(lessons.map { ($0.file, $0) }) { first, _ in first }
      let files = Set(new.files)
      for lesson in lessons where !files.contains(lesson.file) { lesson.stop() }
      lessons = try new.files.map { try known[$0] ?? ServedLesson($0, arguments) }
      course = new
      return true
    } catch let complaint as Complaint {
      defer { problems = complaint.diagnostics }
      return problems != complaint.diagnostics
    } catch is UsageError {
      // The last lesson was removed, perhaps for the moment of a saving.
      return false
    }
  }

  // MARK: - Files

  private var outline: SiteOutline {
    var outline = SiteOutline(
      course: course.description, base: nil,
      entries: lessons.map { SiteOutline.Entry($0.article(of: course, memory)) })
    outline.isServed = true
    return outline
  }

  /// The lesson of a page.
  func lesson(ofPage path: String) -> ServedLesson? {
    path.hasSuffix(".html") ? lessons.first { $0.name == path.dropLast(5) } : nil
  }

  func article(of lesson: ServedLesson) -> Article { lesson.article(of: course, memory) }

  func page(of lesson: ServedLesson) -> [UInt8] {
    let index = lessons.firstIndex { $0 === lesson } ?? 0
    return LessonPage(article(of: lesson), at: index, of: outline).html.bytes
  }

  /// The bytes of a file of the site; nil when there is none.
  func file(_ path: String) -> [UInt8]? {
    if let bytes = SiteFiles.fixedAsset(at: path) { return bytes }
    if let lesson = lesson(ofPage: path) { return page(of: lesson) }
    let articles = lessons.map(article)
    if path.hasPrefix("assets/") {
      return SiteFiles.assets(of: outline, articles, mathFont: mathFont).contents[path]
    }
    if path.hasPrefix("images/") { return lessons.lazy.compactMap { $0.images[path] }.first }
    return SiteFiles(outline, articles, images: [:], mathFont: nil)
      .contents[path.isEmpty ? "index.html" : path]
  }
}
