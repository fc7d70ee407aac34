import FoundationEssentials
import Glibc
import LessonKernel

/// A program that is started to see how long it takes.
enum TimedProcess {
  /// Milliseconds from its start to its end.
  static func run(_ program: String, _ arguments: [String], variables: [String: String] = [:]) throws
    -> Double
  {
    let start = ContinuousClock.now
    var process = try ChildProcess(
      program, arguments,
      environment: ProcessInfo.processInfo.environment.merging(variables) { $1 }, descriptors: [-1, -1, -1])
    let end = process.collect(within: .seconds(300))
    guard end?.status == 0 else {
      process.kill()
      throw BenchmarkFailure("\(program) \(arguments) ended with \(String(describing: end))")
    }
    return (ContinuousClock.now - start) / .milliseconds(1)
  }
}

/// An empty folder, removed with this value.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/lesson-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchmarkFailure("no temporary folder: errno \(errno)") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    guard FileManager.default.createFile(atPath: file, contents: Data(text.utf8)) else {
      throw BenchmarkFailure("cannot write \(file)")
    }
    return file
  }
}
