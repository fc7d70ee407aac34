import Foundation
import LessonModel
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKernel

/// A lesson made of cells alone: `# Title`, then each cell in a fence of its own, as a file would have it.
func makeLesson(_ cells: [TestCell], file: String = "test lesson.md") -> Lesson {
  var lesson = Lesson(name: "test lesson", file: file, title: "Test")
  var line = 3
  for (index, cell) in cells.enumerated() {
    let text = cell.text.hasSuffix("\n") ? cell.text : cell.text + "\n"
    let lineCount = text.count { $0 == "\n" }
    lesson.cells.append(
      Cell(
        index: index, name: cell.name, code: Snippet(text: text, firstLine: line + 1, indents: []),
        mustFail: cell.mustFail, isParameter: cell.isParameter, timeout: cell.timeout,
        range: SourceRange(
          SourcePosition(line: line, column: 1), SourcePosition(line: line + lineCount + 1, column: 3))))
    line += lineCount + 3
  }
  return lesson
}

struct TestCell: ExpressibleByStringLiteral {
  var text: String
  var name: String?
  var mustFail = false
  var isParameter = false
  var timeout: Duration?

  init(
    _ text: String, name: String? = nil, mustFail: Bool = false, isParameter: Bool = false,
    timeout: Duration? = nil
  ) {
    self.text = text
    self.name = name
    self.mustFail = mustFail
    self.isParameter = isParameter
    self.timeout = timeout
  }

  init(stringLiteral text: String) {
    self.init(text)
  }
}

enum TestKernel {
  static func environment(temporaryFolder: String? = nil) throws -> KernelEnvironment {
    var variables = ProcessInfo.processInfo.environment
    if let temporaryFolder { variables["TMPDIR"] = temporaryFolder }
    return KernelEnvironment(
      toolchain: try Toolchain.find(environment: variables),
      runtime: try RuntimeFiles.find(besides: Products.folder + "/lesson"), variables: variables,
      cellFolder: FileManager.default.temporaryDirectory.path)
  }

  /// Runs the cells and gives all results.
  static func run(_ cells: TestCell..., limits: Limits = Limits()) throws -> [CellResult] {
    let lesson = makeLesson(cells)
    let session = try RunSession(lesson, try environment(), limits: limits)
    defer { session.close() }
    return try lesson.cells.map { try session.result(of: $0.index) }
  }
}

/// Waits until every cell has its result, and gives them.
func settled(_ session: LiveSession, _ lesson: Lesson) throws -> [CellResult] {
  for _ in 0..<600 where !session.isUpToDate { _ = try session.step() }
  return try lesson.cells.map { try #require(session.result(of: $0.index)).result }
}

extension CellResult {
  /// All text of one stream.
  func text(_ stream: TextOutput.Stream) -> String {
    outputs.map { output in
      if case .text(let text) = output, text.stream == stream { text.text } else { "" }
    }.joined()
  }

  var error: Diagnostic? { diagnostics.first { $0.severity == .error } }
}

/// The command lines of all processes.
func runningCommands() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.map { pid in
    let bytes = (try? Data(contentsOf: URL(filePath: "/proc/\(pid)/cmdline"))) ?? Data()
    return String(decoding: bytes.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
  }
}

/// An empty folder that is removed with this value.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/lesson-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func contents() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path)
  }
}
