import FoundationEssentials
import LessonExercises
import LessonKernel
import LessonModel
import LessonRender
import LessonSyntax

extension Command {
  static var verify: Command {
    Command(
      name: "verify", summary: "Test that lessons keep what they promise", operands: ["[LESSON...]"],
      discussion: """
        For authors, and for CI. Runs every cell; compares `{.output}` blocks with what the cells print; follows links
        and images within the course; and for each exercise sees to it that the solution passes all checks, twice
        alike, that the starter compiles and does not pass, that each foreseen mistake fails and is told its own words,
        and that there are hints. Then it tries mutants, which are the solution with one slip in each: checks that do
        not notice them would not notice a student's slip.

        Without a LESSON, all lessons of the course are verified. Warnings do not make it fail.
        """,
      options: [
        .accept, .noMutants, .mutants, .seed, .verifyJSON, .width, .color, .ascii, .course, .maxSize,
      ],
      examples: [
        ("lesson verify", "test the whole course"),
        ("lesson verify 03-backprop", "test one lesson"),
        ("lesson verify 03 --no-mutants", "test without trying mutants, which is quicker"),
        ("lesson verify 03 --accept", "take what cells print now as right"),
        ("lesson verify --json > report.json", "hand what was found to another program"),
      ],
      run: { arguments in
        var verification = try CourseVerification(arguments)
        return try verification.run()
      })
  }
}

extension Command.Option {
  fileprivate static let accept = Command.Option(
    "--accept", nil,
    "Write what cells print into the `{.output}` blocks that differ, and change nothing else.")
  fileprivate static let noMutants = Command.Option("--no-mutants", nil, "Try no mutants.")
  fileprivate static let mutants = Command.Option(
    "--mutants", "COUNT", "Try at most so many mutants of each solution (100).")
  fileprivate static let seed = Command.Option(
    "--seed", "NUMBER", "Choose others where a solution has more mutants than are tried (0).")
  fileprivate static let verifyJSON = Command.Option(
    "--json", nil, "Write one JSON document with what was found.")
}

/// One `lesson verify`.
private struct CourseVerification {
  let arguments: Arguments
  let files: [String]
  let options: LessonVerifier.Options
  let printer: VerifyPrinter
  private var reports: [LessonReport] = []
  /// By folder, so that a lesson that many link to is read once.
  private var links: [String: LinkCheck] = [:]

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    files = try CourseVerification.files(arguments)
    options = try CourseVerification.options(arguments)
    printer = try VerifyPrinter(arguments)
  }

  private static func files(_ arguments: Arguments) throws -> [String] {
    guard arguments.operands.isEmpty else {
      return try arguments.operands.map { try LessonName(typed: $0).file(arguments) }
    }
    let course = try Course.find(arguments)
    return course.pages.map(course.file)
  }

  private static func options(_ arguments: Arguments) throws -> LessonVerifier.Options {
    var options = LessonVerifier.Options()
    if arguments.has(.noMutants), arguments.has(.mutants) {
      throw UsageError("--no-mutants tries none, --mutants some", fix: "leave one of the two away")
    }
    options.mutants =
      arguments.has(.noMutants) ? 0 : try arguments.integer(.mutants, in: 1...100_000) ?? options.mutants
    options.seed = UInt64(try arguments.integer(.seed, in: 0...Int.max) ?? 0)
    options.acceptsOutputs = arguments.has(.accept)
    return options
  }

  mutating func run() throws -> ExitCode {
    for file in files { try verify(file) }
    if arguments.has(.verifyJSON) {
      try StandardOutput.write(try VerifyDocument(lessons: reports).json())
    } else if reports.count > 1 {
      try printer.printTotal(of: reports)
    }
    if reports.contains(where: { $0.outcome == .malformed }) { return .malformed }
    return reports.contains { $0.outcome == .failed } ? .failure : .success
  }

  private mutating func verify(_ file: String) throws {
    let loaded = try LoadedLesson(file: file, arguments)
    let bytes = try LessonFile.read(file, limit: Int.max)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    let progress = ProgressLine(
      loaded.lesson, isEnabled: Terminal.canRedraw(2), characters: printer.options.characters)
    let verifier = LessonVerifier(
      loaded.lesson, file: bytes, try KernelEnvironment.current(lessonFile: file), options: options
    ) { progress.show($0) }
    let (report, newFile) = try verifier.report(links: &links[folder, default: LinkCheck(lessons: folder)])
    progress.clear()
    if let newFile { try replace(file, bytes, with: newFile) }
    reports.append(report)
    if !arguments.has(.verifyJSON) { try printer.print(report, loaded) }
  }

  private func replace(_ file: String, _ old: [UInt8], with new: [UInt8]) throws {
    do throws(LessonFile.ReplaceError) {
      try LessonFile.replace(file, old, with: new)
    } catch {
      throw Complaint(diagnostics: [error.diagnostic], exitCode: .environment)
    }
  }
}
