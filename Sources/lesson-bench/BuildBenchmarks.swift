import FoundationEssentials
import Glibc
import LessonKernel

/// `lesson build`, as its user starts it.
struct BuildBenchmarks {
  /// The `lesson` beside this program.
  let tool: String
  /// The folder with the lessons of the repository.
  let course: String
  /// The words of a synthetic course.
  let prose: String
  let runs: Int

  private static let lessonCount = 300

  func measure() throws {
    let place = FileManager.default.temporaryDirectory.path + "/lesson-bench-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: place) }
    try measureLesson(place + "/one")
    try measureCourse(place + "/course")
  }

  private func measureLesson(_ site: String) throws {
    let arguments = ["03-backprop", "--course", course, "--output", site]
    _ = try build(arguments)
    let times = try (0..<runs).map { _ in try build(arguments).milliseconds }
    Measurement("build.lesson-kept", times, unit: "ms", goal: 80).print()
  }

  private func measureCourse(_ folder: String) throws {
    let many = try SyntheticCourse(lessons: Self.lessonCount, prose: prose, in: folder)
    let arguments = ["--course", folder, "--output", folder + "/_site"]
    _ = try build(arguments)
    var whole: [Build] = []
    var one: [Build] = []
    for run in 1...runs {
      try many.addLesson(Self.lessonCount + run)
      whole.append(try build(arguments))
      try many.change(run, "A word more: \(run).")
      one.append(try build(arguments))
    }
    Measurement("build.300-lessons", whole.map(\.milliseconds), unit: "ms", goal: 1500).print()
    Measurement("build.300-lessons-one-changed", one.map(\.milliseconds), unit: "ms", goal: 250).print()
    Measurement("build.300-lessons-memory", whole.map(\.megabytes), unit: "MB", goal: 300).print()
    let sizes = try (
      size(of: folder + "/_site", ".html"), size(of: folder + "/_site/assets", "search-index.js")
    )
    Measurement("build.search-index-share", [100 * sizes.1 / sizes.0], unit: "%", goal: 15).print()
  }

  private struct Build {
    var milliseconds: Double
    /// The most memory that the tool's own process held.
    var megabytes: Double
  }

  private func build(_ arguments: [String]) throws -> Build {
    let start = ContinuousClock.now
    var process = try ChildProcess(
      tool, ["build"] + arguments, environment: ProcessInfo.processInfo.environment,
      descriptors: [-1, -1, -1])
    var memory = 0.0
    var end: ChildProcess.End?
    while end == nil {
      end = process.collect(within: .milliseconds(2))
      if end == nil { memory = max(memory, mostMemory(of: process.pid)) }
      guard ContinuousClock.now - start < .seconds(600) else { break }
    }
    guard end?.status == 0 else {
      throw BenchmarkFailure("lesson build \(arguments) ended with \(String(describing: end))")
    }
    return Build(milliseconds: (ContinuousClock.now - start) / .milliseconds(1), megabytes: memory)
  }

  /// In megabytes, as Linux tells it; 0 when the process has just ended.
  private func mostMemory(of process: pid_t) -> Double {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return 0 }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
  }

  private func size(of folder: String, _ ending: String) throws -> Double {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.reduce(0) {
      $0 + Double(FileManager.default.contents(atPath: "\(folder)/\($1)")?.count ?? 0)
    }
  }
}
