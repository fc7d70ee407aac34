import LessonModel
import LessonRender
import LessonSyntax

/// Parsing and rendering without running anything, in this process.
struct RenderBenchmarks {
  /// The Markdown of a real lesson.
  let lesson: String
  let runs: Int

  func measure() {
    let text = String(repeating: prose, count: max(1, (8 << 20) / prose.utf8.count))
    let megabytes = Double(text.utf8.count) / 1e6
    let renderer = TerminalRenderer(TerminalOptions(width: 80))
    var parsing: [Double] = []
    var both: [Double] = []
    for _ in 0..<runs {
      var parsed = Lesson(name: "", file: "", title: "")
      let parseTime = milliseconds { parsed = LessonParser().parse(text, name: "bench", file: "bench.md") }
      var written = 0
      let renderTime = milliseconds {
        renderer.render(parsed) { _ in
          nil
        } write: {
          written += $0.utf8.count
        }
      }
      precondition(written > text.utf8.count / 2, "the lesson was not rendered")
      parsing.append(megabytes / parseTime * 1000)
      both.append(megabytes / (parseTime + renderTime) * 1000)
    }
    Measurement("markdown.parse", parsing, unit: "MB/s").print()
    Measurement("markdown.parse-and-render", both, unit: "MB/s", goal: 10).print()
  }

  /// The lesson with its cells as code that is only shown, and without names, so that it can be repeated.
  private var prose: String {
    lesson.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("```") && $0 != "```" ? "```swift {.static}" : $0 }
      .joined(separator: "\n") + "\n"
  }
}
