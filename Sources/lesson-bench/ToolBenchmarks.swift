import FoundationEssentials
import Glibc
import LessonKernel

/// The tool as its user starts it: whole processes, read through a pipe as a reader of the screen would.
struct ToolBenchmarks {
  /// The `lesson` beside this program.
  let tool: String
  /// The folder with the lessons.
  let course: String
  let runs: Int

  func measure() throws {
    let lesson = "03-backprop"
    var heading: [Double] = []
    var first: [Double] = []
    var end: [Double] = []
    var list: [Double] = []
    var kept: [Double] = []
    // The first run of all fills the system's file cache, and ours.
    _ = try watch(["run", lesson])
    for _ in 0..<runs {
      let times = try watch(["run", lesson, "--no-cache"])
      heading.append(times.heading)
      first.append(times.result)
      end.append(times.end)
      list.append(try watch(["list"]).end)
      kept.append(try watch(["run", lesson]).end)
    }
    Measurement("run.first-heading", heading, unit: "ms", goal: 50).print()
    Measurement("run.first-result", first, unit: "ms", goal: 400).print()
    Measurement("run.end", end, unit: "ms", goal: 1000).print()
    Measurement("run.kept", kept, unit: "ms", goal: 40).print()
    Measurement("run.kept.to-cold", zip(kept, end).map { $0 / $1 }, unit: "ratio").print()
    Measurement("run.training", try trainingTimes(lesson), unit: "ms").print()
    Measurement("list", list, unit: "ms", goal: 40).print()
  }

  private struct Times {
    var heading = Double.nan
    var result = Double.nan
    var end = Double.nan
  }

  /// When the first bytes came, when the first result (which the prediction of the first cell stands for), and when
  /// the process had ended; in milliseconds from its start.
  private func watch(_ arguments: [String]) throws -> Times {
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw BenchmarkFailure("no pipe: errno \(errno)") }
    let start = ContinuousClock.now
    var process = try ChildProcess(
      tool, arguments + ["--course", course], environment: ProcessInfo.processInfo.environment,
      descriptors: [-1, pipe[1], -1])
    close(pipe[1])
    defer { close(pipe[0]) }
    var times = Times()
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(pipe[0], &buffer, buffer.count)
      guard count > 0 else { break }
      let now = (ContinuousClock.now - start) / .milliseconds(1)
      text += buffer[..<count]
      if times.heading.isNaN { times.heading = now }
      if times.result.isNaN, String(decoding: text, as: UTF8.self).contains("0.632165") { times.result = now }
    }
    let end = process.collect(within: .seconds(60))
    guard end?.status == 0 else {
      throw BenchmarkFailure("lesson \(arguments) ended with \(String(describing: end))")
    }
    times.end = (ContinuousClock.now - start) / .milliseconds(1)
    return times
  }

  /// The time of the cell that trains, which is the lesson's own and not the tool's.
  private func trainingTimes(_ lesson: String) throws -> [Double] {
    let output = try MemoryFile("report")
    var process = try ChildProcess(
      tool, ["run", lesson, "--no-cache", "--json", "--course", course],
      environment: ProcessInfo.processInfo.environment,
      descriptors: [-1, output.descriptor, -1])
    _ = process.collect(within: .seconds(60))
    let report = try JSONDecoder().decode(Report.self, from: Data(output.read(0..<output.count)))
    return report.cells.filter { $0.name == "train" }.map { ($0.seconds ?? 0) * 1000 }
  }

  private struct Report: Decodable {
    struct Cell: Decodable {
      var name: String?
      var seconds: Double?
    }
    var cells: [Cell]
  }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
