import LessonModel

func complain(_ d: Diagnostic) {
  StandardError.write(
    "error: \(d.summary)\n" + (d.why.map { "  why: \($0)\n" } ?? "") + (d.fix.map { "  fix: \($0)\n" } ?? ""))
}
func complain(_ ds: [Diagnostic], in loaded: LoadedLesson? = nil) { for d in ds { complain(d) } }
