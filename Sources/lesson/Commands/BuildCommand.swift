import CSupervisor
import FoundationEssentials
import LessonKernel
import LessonModel
import LessonPages
import LessonRender

extension Command {
  static var build: Command {
    Command(
      name: "build", summary: "Write the course as a site of static HTML pages", operands: ["[LESSON...]"],
      discussion: """
        Writes a folder of pages: one for each lesson, with what its cells show, and a first page with all of them. The
        pages can be opened from the disk or put on any web server; links are relative, nothing is loaded from
        elsewhere, and all but the search, the switch for colours and the copy buttons works without scripts.

        Results are kept as `lesson run` keeps them, so that only what has changed is run. The folder is replaced as
        a whole when all lessons are in order, and stays as it was when one is not, or with --keep-going is replaced
        by pages that show what is wrong at its place. The same lessons give the same files.

        Settings are taken from course.json beside the lessons: title, description, language, and appendices, which are
        the names of lessons that stand behind the others.
        """,
      options: [.output, .student, .teacher, .lineNumbers, .base, .keepGoing, .force, .course, .maxSize],
      examples: [
        ("lesson build", "write the whole course to _site"),
        ("lesson build 03-backprop", "one lesson"),
        ("lesson build --student --output handout", "without solutions, mistakes and hidden checks"),
        ("lesson build --base https://example.org/course/", "with a sitemap and addresses for link previews"),
      ],
      run: { try SiteBuild($0).run() })
  }
}

extension Command.Option {
  fileprivate static let output = Command.Option("--output", "DIR", "Write the site to this folder (_site).")
  fileprivate static let student = Command.Option(
    "--student", nil, "Leave solutions, foreseen mistakes and hidden checks out of every file.")
  fileprivate static let teacher = Command.Option(
    "--teacher", nil, "Show foreseen mistakes and the checks of exercises, too.")
  static let lineNumbers = Command.Option("--line-numbers", nil, "Count the lines of code beside it.")
  fileprivate static let base = Command.Option(
    "--base", "URL", "Where the site will be: for sitemap.xml and for previews of links.")
  fileprivate static let keepGoing = Command.Option(
    "--keep-going", nil, "Write the site even though lessons have problems. The exit code tells of them.")
  fileprivate static let force = Command.Option(
    "--force", nil, "Replace the folder though this tool has not made it, with all that is in it.")
}

/// One `lesson build`.
private struct SiteBuild {
  let arguments: Arguments
  let course: SiteCourse
  let edition: Edition
  /// Ended by a slash.
  let base: String?
  let folder: SiteFolder

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    edition = try SiteBuild.edition(arguments)
    base = try arguments.value(Command.Option.base.name).map(SiteBuild.checkedBase)
    course = try SiteCourse(arguments)
    do throws(SiteFolder.Failure) {
      folder = try SiteFolder(
        arguments.value(Command.Option.output.name) ?? "_site", isForced: arguments.has(.force),
        protected: [course.folder, FileManager.default.currentDirectoryPath, Executable.folder])
    } catch {
      throw Complaint(error)
    }
  }

  private static func edition(_ arguments: Arguments) throws -> Edition {
    switch (arguments.has(.student), arguments.has(.teacher)) {
    case (false, false): return .reader
    case (true, false): return .student
    case (false, true): return .teacher
    case (true, true):
      throw UsageError(
        "--student leaves out what --teacher shows", fix: "build two sites, each with an --output of its own")
    }
  }

  private static func checkedBase(_ text: String) throws -> String {
    let isWeb = ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
    guard isWeb, !text.contains("?"), !text.contains("#"), PageLink.address(text)?.destination == text else {
      throw UsageError(
        "--base takes the address of a folder on the web, not `\(text)`",
        fix: "write for example --base https://example.org/course/")
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  func run() throws -> ExitCode {
    let lessons = try LessonsBuild(arguments, course, edition).lessons()
    let exitCode = tellProblems(of: lessons)
    guard exitCode == .success || arguments.has(.keepGoing) else {
      complain([
        Diagnostic(
          .error, "site-not-written",
          "the site was not written; the one that was there, if any, is as it was",
          fix: "mend the lessons, or write pages that show what is wrong: --keep-going")
      ])
      return exitCode
    }
    try write(lessons)
    return exitCode
  }

  /// Writes what is wrong to standard error, lesson by lesson.
  private func tellProblems(of lessons: [BuiltLesson]) -> ExitCode {
    var exitCode = ExitCode.success
    for problems in lessons.compactMap(\.problems) {
      complain(problems.text + problems.failures, in: problems.loaded, arguments)
      if let warning = problems.warning { complain([warning]) }
      if problems.text.contains(where: { $0.severity == .error }) { exitCode = max(exitCode, .malformed) }
      if problems.hasFailed { exitCode = max(exitCode, .failure) }
    }
    return exitCode
  }

  // MARK: - The site

  private func write(_ lessons: [BuiltLesson]) throws {
    let articles = lessons.map(\.article)
    let outline = SiteOutline(
      course: course.description, base: base, entries: articles.map(SiteOutline.Entry.init))
    var images: [String: [UInt8]] = [:]
    for lesson in lessons { images.merge(lesson.images) { first, _ in first } }
    let font = articles.contains(where: \.hasMath) ? MathFont.find() : nil
    if font == nil, articles.contains(where: \.hasMath) { complain([MathFont.missing]) }
    let files = SiteFiles(outline, articles, images: images, mathFont: font)
    do throws(SiteFolder.Failure) {
      try folder.replace(with: files) { supervisor_interrupt() != 0 }
    } catch {
      throw Complaint(error)
    }
    if supervisor_interrupt() != 0 { throw KernelError.interrupted(signal: supervisor_interrupt()) }
    let count = lessons.count == 1 ? "1 lesson" : "\(lessons.count) lessons"
    let place = arguments.value(Command.Option.output.name) ?? "_site"
    try StandardOutput.write("wrote \(count) to \(place.visiblyEscaped)\n")
  }
}

extension Complaint {
  fileprivate init(_ failure: SiteFolder.Failure) {
    self.init(diagnostics: [failure.diagnostic], exitCode: failure.isRefusal ? .usage : .environment)
  }
}
