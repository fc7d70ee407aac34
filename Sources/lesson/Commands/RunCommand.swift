import CSupervisor
import FoundationEssentials
import LessonKernel
import LessonModel
import LessonRender
import LessonSyntax

extension Command {
  static var run: Command {
    Command(
      name: "run", summary: "Show a lesson in the terminal, its cells run live", operands: ["LESSON"],
      discussion: "x", options: [.course, .maxSize, .color, .width, .ascii],
      examples: [("lesson run 03-backprop", "read")],
      run: { arguments in
        let start = ContinuousClock.now
        let loaded = try LoadedLesson(
          file: try LessonName(typed: arguments.operands[0]).file(arguments), arguments)
        func ms() -> Int { Int((ContinuousClock.now - start) / .milliseconds(1)) }
        print("parsed", ms(), loaded.lesson.cells.count)
        for d in loaded.lesson.diagnostics { print(d.severity, d.range?.start.line ?? 0, d.summary) }
        let session = try RunSession(
          loaded.lesson, try KernelEnvironment.current(lessonFile: loaded.lesson.file))
        defer { session.close() }
        print("segments", session.segmentCount)
        for cell in loaded.lesson.cells {
          let r = try session.result(of: cell.index)
          print(
            ms(), cell.label, r.status, r.runTime.map { "\($0 / .milliseconds(1))" } ?? "-",
            r.diagnostics.map(\.summary))
          for o in r.outputs {
            if case .text(let t) = o {
              print("   ", t.text.prefix(60))
            } else {
              print("   ", "\(o)".prefix(60))
            }
          }
        }
        return .success
      })
  }
}
