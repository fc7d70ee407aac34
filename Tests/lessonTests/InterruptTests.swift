import Foundation
import Testing

@testable import LessonKernel

@Suite("Interrupting a run")
struct InterruptTests {
  @Test(
    "Ctrl-C ends with 130, and leaves no process and no temporary file",
    arguments: [SIGINT, SIGQUIT, SIGTERM, SIGHUP])
  func interrupt(signal: Int32) throws {
    let folder = try TestFolder()
    let temporary = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    let file = try folder.write("# A\n\n```swift\nprint(\"begun\")\nwhile true {}\n```\n", to: "a.md")
    let output = try MemoryFile("output")
    var process = try ChildProcess(
      LessonTool.executable, ["run", file],
      environment: LessonTool.environment.merging(["TMPDIR": temporary], uniquingKeysWith: { $1 }),
      descriptors: [-1, output.descriptor, output.descriptor])
    // The cell is running when its folder holds the library it was loaded from.
    let isRunning = { try self.files(below: temporary).contains { $0.hasSuffix(".so") } }
    try wait(for: isRunning)
    usleep(200_000)
    kill(process.pid, signal)
    let end = process.collect(within: .seconds(10))
    process.kill()
    LessonTool.reapOrphans(of: process.pid)
    #expect(end?.status == 130)
    #expect(!LessonTool.text(output).contains("***"))
    #expect(try files(below: temporary).isEmpty)
    #expect(try commands().allSatisfy { !$0.contains(temporary) })
  }

  private func wait(for condition: () throws -> Bool) throws {
    for _ in 0..<1000 {
      if try condition() { return }
      usleep(20_000)
    }
    Issue.record("the cell never ran")
  }

  private func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
  }

  /// The environments and command lines of all processes, which name the temporary folder of those of this test.
  private func commands() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.map { pid in
      let bytes = (try? Data(contentsOf: URL(filePath: "/proc/\(pid)/environ"))) ?? Data()
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
