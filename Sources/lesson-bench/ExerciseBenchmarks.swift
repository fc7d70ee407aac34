import FoundationEssentials
import Glibc
import LessonKernel
import LessonModel
import LessonSyntax

/// The student's and the author's commands on lesson 03, as whole processes.
struct ExerciseBenchmarks {
  /// The `lesson` beside this program.
  let tool: String
  let course: String
  let lesson: Lesson
  let runs: Int
  /// Where the student works; removed at the end.
  private let workspace = FileManager.default.temporaryDirectory.path + "/lesson-bench-\(getpid())"

  /// So many exercises of the lesson are answered.
  private static let answered = 5

  func measure() throws {
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    try measureCheck()
    try measurePractice()
    try measureVerify()
  }

  // MARK: - Checking

  private func measureCheck() throws {
    var cold: [Double] = []
    var unchanged: [Double] = []
    for run in 0...runs {
      // A comment makes another answer of it, which no verdict is known of.
      for exercise in lesson.exercises.prefix(Self.answered) {
        try write(solution(exercise) + "// \(run) \(getpid())\n", for: exercise)
      }
      let first = try time(["check", lesson.name, "--workspace", workspace], status: 1)
      let second = try time(["check", lesson.name, "--workspace", workspace], status: 1)
      // The first of all fills the system's file cache.
      if run > 0 { (cold, unchanged) = (cold + [first], unchanged + [second]) }
    }
    Measurement("check.five-exercises", cold, unit: "ms", goal: 1200).print()
    Measurement("check.unchanged", unchanged, unit: "ms", goal: 60).print()
  }

  private func measureVerify() throws {
    let times = [try time(["verify", lesson.name], status: 0)]
    Measurement("verify.all-mutants", times, unit: "ms", goal: 20_000).print()
  }

  private func solution(_ exercise: Exercise) -> String {
    exercise.solution.map { lesson.cells[$0].code.text } ?? ""
  }

  private func write(_ code: String, for exercise: Exercise) throws {
    let folder = "\(workspace)/\(lesson.name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(code.utf8).write(to: URL(filePath: "\(folder)/\(exercise.name).swift"))
  }

  /// Milliseconds from the start of a process to its end.
  private func time(_ arguments: [String], status: Int32) throws -> Double {
    let output = try MemoryFile("output")
    return try milliseconds {
      var process = try ChildProcess(
        tool, arguments + ["--course", course], environment: ProcessInfo.processInfo.environment,
        descriptors: [-1, output.descriptor, -1])
      let end = process.collect(within: .seconds(120))
      guard end?.status == status else {
        throw BenchmarkFailure("lesson \(arguments) ended with \(String(describing: end))")
      }
    }
  }

  // MARK: - Practising

  /// From the moment in which a file is saved to that in which the screen shows what came of it.
  private func measurePractice() throws {
    let exercise = lesson.exercises[0]
    try write("func sigmoid(_ h: Double) -> Double { 2 }\n", for: exercise)
    let terminal = try BenchmarkTerminal(
      tool, ["practice", "\(lesson.name)/\(exercise.name)", "--workspace", workspace, "--course", course])
    defer { terminal.end() }
    try terminal.wait(for: "checks met")
    var times: [Double] = []
    for run in 0...runs {
      let value = "0.\(1000 + run)1"
      let spent = try milliseconds {
        try write("func sigmoid(_ h: Double) -> Double { \(value) }\n", for: exercise)
        try terminal.wait(for: value)
      }
      if run > 0 { times.append(spent) }
    }
    Measurement("practice.save-to-verdict", times, unit: "ms", goal: 500).print()
  }
}
