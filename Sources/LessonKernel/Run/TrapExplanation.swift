import Glibc
import LessonModel
import SwiftAnalysis

/// Says in a reader's words how a cell ended its process.
struct TrapExplanation {
  let lesson: Lesson
  let cell: Cell
  let analysis: CellAnalysis
  let report: TrapReport
  let end: ChildProcess.End
  let limits: Limits

  /// The diagnostic, and the limit that was behind it, if one was.
  var diagnostic: (Diagnostic, CellResult.Limit?) {
    let limits = LimitExplanation(limits: limits)
    if let message = report.message, message.hasPrefix("failed to allocate") {
      return (limits.diagnostic(.memory, lesson: lesson, cell: cell, at: place), .memory)
    }
    switch end.signal {
    case SIGXFSZ: return (limits.diagnostic(.output, lesson: lesson, cell: cell, at: place), .output)
    case SIGKILL where report.message == nil:
      return (limits.diagnostic(.memory, lesson: lesson, cell: cell, at: place), .memory)
    default:
      let (summary, why, fix) = words
      return (Diagnostic(.error, identifier, summary, file: lesson.file, at: place, why: why, fix: fix), nil)
    }
  }

  /// Tells a trap that the runtime has explained from a signal that may have come from anywhere.
  private var identifier: String {
    report.message != nil || report.endlessRecursion != nil || end.status != nil ? "trap" : "signal"
  }

  private var words: (summary: String, why: String?, fix: String?) {
    if let message = report.message { return explained(message) }
    if let function = report.endlessRecursion {
      return (
        "stack overflow: `\(function)` calls itself without end",
        "every call takes room on the stack, which is 8 MiB",
        "give the function a case that does not call itself"
      )
    }
    if let status = end.status {
      return (
        "the cell ended the program, with exit code \(status)", "the cells after it could not run",
        "remove the call of `exit`"
      )
    }
    return (signalName, nil, nil)
  }

  /// Swift's own message, with a remark where Swift leaves beginners alone.
  private func explained(_ message: String) -> (summary: String, why: String?, fix: String?) {
    if let error = uncaughtError {
      return ("uncaught error: \(error)", nil, "catch it in the cell: do { try ... } catch { print(error) }")
    }
    if message == "arithmetic overflow" {
      return (
        message, "the result does not fit the integer type",
        "use a wider type, Double, or &+ &- &* to wrap around"
      )
    }
    return (message, nil, nil)
  }

  private var signalName: String {
    switch end.signal {
    case SIGSEGV, SIGBUS: "the cell touched memory that is not its own"
    case SIGILL, SIGTRAP: "the cell trapped without a message"
    case SIGABRT: "the cell aborted"
    case let signal?: "the cell was ended by signal \(signal)"
    case nil: "the cell ended the program"
    }
  }

  /// The error that nobody caught, as Swift describes it.
  private var uncaughtError: Substring? {
    let mark = "Error raised at top level: "
    guard let message = report.message, message.hasPrefix(mark) else { return nil }
    return message.dropFirst(mark.count)
  }

  /// Where it happened, as exactly as is known; at worst, the cell.
  private var place: SourceRange {
    guard let position = trapPosition ?? throwPosition else { return cell.range }
    return SourceRange(position, position)
  }

  private var trapPosition: SourcePosition? {
    report.line.map { cell.code.position(line: $0, column: report.column ?? 1) }
  }

  /// Swift does not tell where an uncaught error comes from, but often there is one possible place only.
  private var throwPosition: SourcePosition? {
    guard uncaughtError != nil, analysis.topLevelThrows.count == 1 else { return nil }
    return cell.code.position(ofOffset: analysis.topLevelThrows[0])
  }
}
