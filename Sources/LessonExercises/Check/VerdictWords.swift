import LessonKernel
import LessonModel
import LessonOutput
import Spelling
import SwiftAnalysis

/// Says in a student's words why an answer did not come to the end of its checks.
struct VerdictWords {
  let lesson: Lesson
  let answer: Answer
  /// What the author's solution declares, and what the answer does.
  let expected: [TopLevelDeclaration]
  let declared: [TopLevelDeclaration]
  let timeLimit: Duration
  let limits: Limits

  private var exercise: Exercise { lesson.exercises[answer.exercise] }

  // MARK: - What the checks call is not there

  /// - Parameter names: what the checks want, as Swift describes it: `sigmoid(Double) -> Double`.
  func lacking(_ names: [String]) -> [Diagnostic] {
    let wanted = expected.filter { declaration in names.contains { isAbout(declaration.name, $0) } }
    if !wanted.isEmpty { return wanted.map(lacking) }
    return [
      error(
        "missing-declaration",
        "the checks need what this file does not declare: \(names.joined(separator: ", "))",
        fix: "compare with the starter: lesson start --reset \(exercise.name)")
    ]
  }

  /// The first thing in the answer that the exercise asks for.
  private var askedFor: TopLevelDeclaration? {
    declared.first { own in expected.contains { $0.name == own.name } }
  }

  private func isAbout(_ name: String, _ description: String) -> Bool {
    description.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains(Substring(name))
  }

  private func lacking(_ wanted: TopLevelDeclaration) -> Diagnostic {
    let what = wanted.kind == .function ? "a function" : wanted.kind == .type ? "a type" : "a declaration"
    if let own = declared.first(where: { $0.name == wanted.name }) {
      return error(
        "wrong-declaration", "the exercise asks for `\(wanted.header)`", at: own.offset,
        why: "this is `\(own.header)`, and the checks cannot use it", fix: "write `\(wanted.header)`")
    }
    let near = declared.map(\.name).nearest(to: wanted.name).flatMap { name in
      declared.first { $0.name == name }
    }
    return error(
      "missing-declaration", "expected \(what) `\(wanted.header)`", at: near?.offset,
      why: near.map { "this is `\($0.header)`" } ?? "the checks call it, and this file does not declare it",
      fix: near.map { "write `\(wanted.name)` for `\($0.name)`" } ?? "declare it")
  }

  /// The checks do not compile with what the answer declares.
  func unfit(_ problems: [Diagnostic]) -> [Diagnostic] {
    problems.prefix(1).map { problem in
      error(
        "wrong-declaration", "the checks cannot use what this file declares: \(problem.summary)",
        at: askedFor?.offset,
        why: "the exercise asks for \(expected.map { "`\($0.header)`" }.joined(separator: ", "))")
    }
  }

  // MARK: - It ended too soon

  /// A trap that may have been anywhere in the answer is told at what the exercise asks for. The runtime's backtrace
  /// loses the line where an element is changed in place, as by `counts[5] += 1`.
  func trapped(_ problem: Diagnostic) -> Diagnostic {
    guard problem.file == answer.file, let range = problem.range, range.start != range.end, let askedFor
    else {
      return problem
    }
    let place = answer.snippet.position(ofOffset: askedFor.offset)
    var problem = problem
    problem.range = SourceRange(place, place)
    problem.why = problem.why ?? "it happened in this code, and Swift does not tell in which line"
    return problem
  }

  /// What came of the check that was running, in a few words.
  func interrupting(_ end: TrialResult.End) -> String {
    switch end {
    case .trapped(let problem) where problem.summary.hasPrefix("uncaught error"): problem.summary
    case .trapped(let problem): "a trap: \(problem.summary)"
    case .limitReached(.time): "no end after \(seconds(timeLimit))"
    case .limitReached(let limit): "it went beyond the limit of \(limit.rawValue)"
    default: "the end of the program"
    }
  }

  func limitReached(_ limit: CellResult.Limit) -> Diagnostic {
    switch limit {
    case .time:
      error(
        "time-limit", "your code was still running after \(seconds(timeLimit)), and was stopped",
        fix: "look for a loop that does not end, or a function that calls itself for ever")
    case .memory:
      error(
        "memory-limit", "your code needed more memory than the \(limits.memoryBytes >> 20) MiB it may have",
        fix: "look for a collection that grows without end")
    case .output:
      error(
        "output-limit", "your code printed more than \(limits.outputBytes >> 20) MiB, and was stopped",
        fix: "look for a loop that prints without end")
    case .processes:
      error(
        "processes-limit", "your code started more than \(limits.processes) processes, and was stopped",
        fix: "do the work in the code itself")
    }
  }

  private func seconds(_ time: Duration) -> String {
    let seconds = time / .seconds(1)
    return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
  }

  func exited(status: Int32?, signal: Int32?) -> Diagnostic {
    let how = status.map { "with exit code \($0)" } ?? "by signal \(signal ?? 0)"
    return error(
      "ended-early", "your code ended the program before its checks were done, \(how)",
      why: "what is not checked has not passed", fix: "remove the call that ends the program, such as `exit`")
  }

  func unfinished(_ what: String) -> Diagnostic {
    error(
      "ended-early", "your code leaves \(what) running at its end",
      why: "what they do cannot be told from what the checks do",
      fix: "wait for what you start before the file ends")
  }

  var forged: Diagnostic {
    error(
      "forged-records", "the results that came are not those that the checks of this exercise give",
      why: "each expectation of the checks must come once, in order, and from the checks themselves",
      fix: "leave `expect` to the checks: print what you want to see")
  }

  var nothingExpected: Diagnostic {
    Diagnostic(
      .error, "nothing-expected", "the checks of \(exercise.name) expect nothing", file: lesson.file,
      at: exercise.range, fix: "write an `expect(...)` in them that runs")
  }

  private func error(
    _ identifier: String, _ summary: String, at offset: Int? = nil, why: String? = nil, fix: String? = nil
  ) -> Diagnostic {
    let place = offset.map { answer.snippet.position(ofOffset: $0) }
    return Diagnostic(
      .error, identifier, summary, file: answer.file, at: place.map { SourceRange($0, $0) }, why: why,
      fix: fix)
  }
}
