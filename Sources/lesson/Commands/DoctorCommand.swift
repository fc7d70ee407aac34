import FoundationEssentials
import Glibc
import LessonKernel
import LessonModel
import LessonOutput
import LessonPages
import LessonSyntax

extension Command {
  static var doctor: Command {
    Command(
      name: "doctor", summary: "Check that this machine has what lessons need",
      discussion: """
        Looks for the toolchain and the files that cells are compiled and run with, compiles and runs a small
        cell, looks for a course, and tells what it knows of the terminal. For everything that is missing it
        says what to do.
        """,
      options: [.course], examples: [("lesson doctor", "check this machine")],
      run: { try Doctor(arguments: $0).run() })
  }
}

/// Checks one thing after the other, and goes on after a failure.
private struct Doctor {
  /// What came of a check.
  struct Finding {
    var name: String
    /// What was found, or what is wrong.
    var text: String
    /// How to mend it; nil when all is well.
    var fix: String?
  }

  let arguments: Arguments
  private let variables = ProcessInfo.processInfo.environment

  func run() throws -> ExitCode {
    let findings = [
      check("toolchain", toolchain), check("runtime", runtime), check("temporary files", temporaryFolder),
      check("kept results", keptResults),
      check("a cell", runCell), check("course", course),
      check("math font", mathFont), check("terminal", terminal),
    ]
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      let padding = String(repeating: " ", count: width - finding.name.count + 2)
      try StandardOutput.write(
        "\(finding.fix == nil ? "ok     " : "MISSING") \(finding.name)\(padding)\(finding.text)\n")
      if let fix = finding.fix { try StandardOutput.write("        fix: \(fix)\n") }
    }
    return findings.allSatisfy { $0.fix == nil } ? .success : .environment
  }

  private func check(_ name: String, _ look: () throws -> String) -> Finding {
    do {
      return Finding(name: name, text: try look())
    } catch let error as KernelError {
      return Finding(name: name, text: error.diagnostic.summary, fix: error.diagnostic.fix ?? "see above")
    } catch let error as UsageError {
      return Finding(name: name, text: error.summary, fix: error.fix ?? "see above")
    } catch {
      return Finding(name: name, text: "\(error)", fix: "see above")
    }
  }

  private func toolchain() throws -> String {
    let toolchain = try Toolchain.find(environment: variables)
    return "\(try toolchain.version()) in \(toolchain.folder)"
  }

  private func runtime() throws -> String {
    try RuntimeFiles.find(besides: Executable.path).library
  }

  private func temporaryFolder() throws -> String {
    let folder = variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw KernelError.noTemporaryFolder(path: folder, errno: EACCES)
    }
    return folder
  }

  /// Without them everything works, only slower: nothing here is to be mended before a lesson can be run.
  private func keptResults() -> String {
    guard let cache = ResultCache(variables: variables) else { return "none, because HOME is not set" }
    guard cache.canBeWritten else { return "none, because \(cache.folder) cannot be written" }
    let count = cache.info().entries
    return "\(count) in \(cache.folder)"
  }

  /// The whole way from Markdown to a result.
  private func runCell() throws -> String {
    let lesson = LessonParser().parse(
      "# Doctor\n\n```swift\nimport Backprop\nKernels.name\n```\n", name: "doctor", file: "doctor.md")
    let start = ContinuousClock.now
    let session = try RunSession(lesson, try KernelEnvironment.current(lessonFile: "./doctor.md"))
    defer { session.close() }
    let result = try session.result(of: 0)
    guard result.status == .succeeded else {
      throw KernelError.malfunction(
        "a small cell does not run: \(result.diagnostics.first?.summary ?? "\(result.status)")")
    }
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return "compiled and run in \(Int(milliseconds)) ms; the engine's kernels: \(shownText(result))"
  }

  private func shownText(_ result: CellResult) -> String {
    guard case .text(let shown)? = result.outputs.first else { return "unknown" }
    return String(shown.text.prefix { $0 != "\n" })
  }

  private func course() throws -> String {
    let course = try Course.find(arguments)
    return "\(course.lessons.count) lesson\(course.lessons.count == 1 ? "" : "s") in \(course.folder)"
  }

  /// Pages are made without it, too.
  private func mathFont() -> String {
    if MathFont.find() != nil { return "\(MathFont.fileName), for pages with formulas" }
    return "none, so pages with formulas take the reader's fonts; \(MathFont.missing.fix ?? "") brings one"
  }

  private func terminal() -> String {
    guard Terminal.isTerminal(1) else { return "standard output is not a terminal: plain text" }
    let kind = variables["TERM"] ?? "unknown"
    return "\(kind), \(Terminal.columns ?? 80) columns"
  }
}
