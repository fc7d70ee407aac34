import FoundationEssentials
import LessonKernel

/// What the cache, kept states and promotion save, as ratios to doing without, measured side by side.
struct LiveBenchmarks {
  let tool: String
  let runs: Int
  private let folder: ScratchFolder
  private var variables: [String: String] { ["XDG_CACHE_HOME": folder.path + "/caches"] }

  init(tool: String, runs: Int) throws {
    self.tool = tool
    self.runs = runs
    folder = try ScratchFolder()
  }

  func measure() throws {
    try measureWatch()
    try measureLongCell()
    try measureManyLessons()
  }

  private func lesson(_ arguments: String...) throws -> Double {
    try TimedProcess.run(tool, arguments, variables: variables)
  }

  // MARK: - Watching

  private func measureWatch() throws {
    let file = try folder.write(SampleLesson.training(last: "print(\"result\", 1000)"), to: "training.md")
    let cold = try lesson("run", file, "--no-cache")
    let terminal = try WatchedTerminal(tool, file, variables: variables)
    try terminal.wait(for: "result 1000")
    terminal.settle()
    var (prose, code): ([Double], [Double]) = ([], [])
    for run in 1...runs {
      let last = "print(\"result\", 1000 + \(run))"
      code.append(
        try milliseconds {
          try folder.write(SampleLesson.training(last: last), to: "training.md")
          try terminal.wait(for: "result \(1000 + run)")
        })
      terminal.settle()
      let text = SampleLesson.training(last: last).replacing("Some words.", with: "Other words \(run).")
      prose.append(
        try milliseconds {
          try folder.write(text, to: "training.md")
          try terminal.wait(for: "words \(run)")
        })
      terminal.settle()
      try folder.write(SampleLesson.training(last: last), to: "training.md")
      terminal.settle()
    }
    Measurement("watch.prose-edit", prose, unit: "ms", goal: 30).print()
    Measurement("watch.last-cell-edit", code, unit: "ms", goal: 350).print()
    Measurement("watch.last-cell-edit.to-cold", code.map { $0 / cold }, unit: "ratio").print()
  }

  // MARK: - A cell that runs long

  /// Beside the same program, compiled with `swiftc -O` and run.
  private func measureLongCell() throws {
    let file = try folder.write(SampleLesson.lesson(SampleLesson.steps), to: "steps.md")
    let source = try folder.write(SampleLesson.steps, to: "steps.swift")
    let toolchain = try Toolchain.find(environment: ProcessInfo.processInfo.environment)
    var (cold, fast, kept): ([Double], [Double], [Double]) = ([], [], [])
    // Leaves the optimised code for the runs that may use it.
    _ = try lesson("run", file)
    for _ in 0..<runs {
      let first = try lesson("run", file, "--no-cache")
      let compiling = try TimedProcess.run(
        toolchain.folder + "/bin/swiftc", ["-O", source, "-o", folder.path + "/steps"])
      let running = try TimedProcess.run(folder.path + "/steps", [])
      cold.append(first / (compiling + running))
      fast.append(try lesson("run", file, "--refresh") / running)
      kept.append(try lesson("run", file) / running)
    }
    Measurement("long-cell.cold.to-optimised-program", cold, unit: "ratio", goal: 1.5).print()
    Measurement("long-cell.run-again.to-optimised-program", fast, unit: "ratio").print()
    Measurement("long-cell.second.to-optimised-program", kept, unit: "ratio", goal: 1.1).print()
  }

  // MARK: - Many lessons

  /// One command beside a command for each.
  private func measureManyLessons() throws {
    let files = try (0..<50).map { try folder.write(SampleLesson.small($0), to: "small-\($0).md") }
    let single = try files.reduce(0) { try $0 + lesson("run", $1, "--no-cache") }
    let all = try TimedProcess.run(tool, ["run", "--no-cache"] + files, variables: variables)
    Measurement("lessons.50-in-one.to-one-by-one", [all / single], unit: "ratio", goal: 0.6).print()
  }
}
