import CSupervisor
import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

/// The real binary, run as a user would.
struct LessonTool {
  struct Outcome {
    var status: Int32?
    var signal: Int32?
    var output: String
    var error: String
  }

  static let executable = Products.folder + "/lesson"

  /// The repository, found from this file.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The environment of a plain UTF-8 terminal's user; nothing of the test's own but where Swift is. Compiled C
  /// modules are kept from one run of the tests to the next, results are not.
  static let environment: [String: String] = {
    let own = ProcessInfo.processInfo.environment
    let caches = Products.folder + "/lesson-tests"
    try? FileManager.default.removeItem(atPath: caches + "/lesson/results")
    return own.filter { ["PATH", "HOME", "LESSON_TOOLCHAIN"].contains($0.key) }.merging(
      ["LANG": "C.UTF-8", "TERM": "xterm-256color", "XDG_CACHE_HOME": caches], uniquingKeysWith: { $1 })
  }()

  /// Runs `lesson` and waits for its end, a minute at most.
  static func run(
    _ arguments: String..., in folder: String = repository, environment: [String: String] = [:],
    through wrapper: [String] = []
  ) throws -> Outcome {
    try run(arguments, in: folder, environment: environment, through: wrapper)
  }

  static func run(
    _ arguments: [String], in folder: String = repository, environment: [String: String] = [:],
    through wrapper: [String] = [], program: String = executable
  ) throws -> Outcome {
    let output = try MemoryFile("output")
    let error = try MemoryFile("error")
    let words = wrapper + [program] + arguments
    var process = try ChildProcess(
      words[0], Array(words.dropFirst()),
      environment: self.environment.merging(environment, uniquingKeysWith: { $1 }), folder: folder,
      descriptors: [-1, output.descriptor, error.descriptor])
    let end = process.collect(within: .seconds(60))
    process.kill()
    reapOrphans(of: process.pid)
    return Outcome(
      status: end?.status, signal: end?.signal, output: text(output), error: text(error))
  }

  /// Collects what a tool that was killed leaves to us. One child that nobody collects would keep the tests of
  /// other suites, which wait for any child, from ever hearing of their own.
  static func reapOrphans(of tool: Int32) {
    for _ in 0..<3 {
      supervisor_kill_strays(tool)
      usleep(10_000)
    }
  }

  static func text(_ file: MemoryFile) -> String {
    String(decoding: file.read(0..<file.count), as: UTF8.self)
  }
}

/// A folder for one test, removed with this value.
final class TestFolder {
  let path: String

  init(_ name: String = "plain") throws {
    path = FileManager.default.temporaryDirectory.path + "/lesson-tool-\(UUID().uuidString)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: URL(filePath: path).deletingLastPathComponent().path)
  }

  /// Writes a file, with its folders, and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }
}
