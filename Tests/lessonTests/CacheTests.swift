import Foundation
import Testing

@testable import LessonKernel

@Suite("Kept results")
struct CacheTests {
  /// A lesson, a cache of its own, and a toolchain that notes each call of the compiler.
  private final class Setting {
    private let folder: TestFolder
    private let log: String
    let file: String

    init(_ cells: String...) throws {
      folder = try TestFolder()
      log = folder.path + "/calls"
      file = folder.path + "/course/a.md"
      try write(cells)
      try makeToolchain()
    }

    func write(_ cells: [String], prose: String = "Prose.") throws {
      let text = cells.map { "\(prose)\n\n```swift\n\($0)\n```\n" }.joined(separator: "\n")
      try folder.write("# A\n\n" + text, to: "course/a.md")
    }

    /// The real toolchain behind a script.
    func makeToolchain(comment: String = "") throws {
      let real = try Toolchain.find(environment: ProcessInfo.processInfo.environment)
      let script = try folder.write(
        "#!/bin/sh\n\(comment)\necho called >>'\(log)'\nexec '\(real.compiler)' \"$@\"\n",
        to: "toolchain/usr/bin/swift-frontend")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
      for (name, goal) in [("bin/ld.lld", real.linker), ("lib", real.folder + "/lib")] {
        let link = "\(folder.path)/toolchain/usr/\(name)"
        try? FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: goal)
      }
    }

    var environment: [String: String] {
      ["XDG_CACHE_HOME": folder.path + "/caches", "LESSON_TOOLCHAIN": folder.path + "/toolchain"]
    }

    func write(data: String) throws {
      try folder.write(data, to: "course/points.csv")
    }

    func run(_ options: String...) throws -> LessonTool.Outcome {
      try LessonTool.run(["run", file] + options, environment: environment)
    }

    func cache(_ action: String) throws -> String {
      try LessonTool.run(["cache", action], environment: environment).output
    }

    /// How often the compiler was called since the last question.
    func compilerCalls() throws -> Int {
      let calls = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      try? FileManager.default.removeItem(atPath: log)
      return calls.split(separator: "\n").count
    }
  }

  @Test("a second run shows the same and calls no compiler, as text and as JSON")
  func secondRun() throws {
    let setting = try Setting("let a = 20", "print(a + 1)", "a + 2")
    let first = try setting.run()
    #expect(first.status == 0 && first.output.contains("21") && first.output.contains("22"))
    #expect(try setting.compilerCalls() > 0)
    #expect(try setting.run().output == first.output)
    let json = try setting.run("--json")
    #expect(json.status == 0 && json.output.contains("\"21\\n\""))
    #expect(try setting.run("--only", "2").output.contains("21"))
    #expect(try setting.compilerCalls() == 0)
  }

  @Test("an edit of the prose runs nothing, one of a cell runs the lesson, one of the compiler, too")
  func edits() throws {
    let setting = try Setting("let a = 20", "print(a + 1)")
    _ = try setting.run()
    _ = try setting.compilerCalls()

    try setting.write(["let a = 20", "print(a + 1)"], prose: "More\nand longer prose.")
    let rewritten = try setting.run()
    #expect(rewritten.output.contains("longer prose") && rewritten.output.contains("21"))
    #expect(try setting.compilerCalls() == 0)

    try setting.write(["let a = 20", "print(a + 2)"])
    let edited = try setting.run()
    #expect(edited.output.contains("22") && !edited.output.contains("21"))
    #expect(try setting.compilerCalls() > 0)

    try setting.makeToolchain(comment: "# another build")
    _ = try setting.run()
    #expect(try setting.compilerCalls() > 0)
  }

  @Test("a cell that reads a file by the engine's own means is run again when the file has changed")
  func dataFile() throws {
    let setting = try Setting("import Backprop", "try Dataset(csv: \"points.csv\").x[0, 0]")
    try setting.write(data: "a,label\n21,0\n")
    #expect(try setting.run().output.contains("21"))
    try setting.write(data: "a,label\n22,0\n")
    let changed = try setting.run().output
    #expect(changed.contains("22") && !changed.contains("21"))
  }

  @Test("failures are kept, at their places and with their exit code")
  func failures() throws {
    let setting = try Setting("let a: Int = \"x\"", "print(2)")
    let first = try setting.run()
    _ = try setting.compilerCalls()
    try setting.write(["let a: Int = \"x\"", "print(2)"], prose: "One\nline more.")
    let second = try setting.run()
    #expect(try setting.compilerCalls() == 0)
    #expect(first.status == 1 && second.status == 1)
    #expect(first.output.contains("a.md:6:14") && second.output.contains("a.md:7:14"))
  }

  @Test("--no-cache leaves the cache alone, --refresh only fills it, both together make no sense")
  func options() throws {
    let setting = try Setting("print(21)")
    _ = try setting.run("--no-cache")
    #expect(try setting.cache("info").contains("results  0\n"))
    for _ in 0..<2 {
      _ = try setting.compilerCalls()
      _ = try setting.run("--refresh")
      #expect(try setting.compilerCalls() > 0)
    }
    #expect(try setting.cache("info").contains("results  1\n"))
    _ = try setting.run("--no-cache")
    #expect(try setting.compilerCalls() > 0)
    _ = try setting.run()
    #expect(try setting.compilerCalls() == 0)
    let both = try setting.run("--no-cache", "--refresh")
    #expect(both.status == 2 && both.error.contains("leave one of the two away"))
  }

  @Test("the cache tells of itself and can be cleared")
  func infoAndClear() throws {
    let setting = try Setting("print(21)", "print(22)")
    _ = try setting.run()
    let info = try setting.cache("info")
    #expect(info.contains("/caches/lesson\n") && info.contains("results  2\n"))
    #expect(info.contains("of at most 256.0 MiB"))
    #expect(try setting.cache("clear").hasPrefix("removed 2 results, "))
    #expect(try setting.cache("info").contains("results  0\n"))
    _ = try setting.compilerCalls()
    _ = try setting.run()
    #expect(try setting.compilerCalls() > 0)
  }

  @Test("an unknown action ends with 2, and the nearest is offered")
  func unknownAction() throws {
    let outcome = try LessonTool.run("cache", "cleer")
    #expect(outcome.status == 2 && outcome.error.contains("did you mean `lesson cache clear`?"))
  }

  @Test("a cell whose result differs from run to run is told of once")
  func unsteady() throws {
    let address = "var a = [1]\nprint(a.withUnsafeMutableBytes { \"\\($0)\" })"
    let setting = try Setting(address, "print(1)")
    _ = try setting.run()
    try setting.write([address, "print(2)"])
    #expect(try setting.run().error.contains("cell 1 does not give the same result twice"))
    #expect(try setting.run().error.isEmpty)
  }

  @Test("a cache folder that cannot be had is done without")
  func unwritable() throws {
    let setting = try Setting("print(21)")
    for folder in ["/proc/none", "/dev/null"] {
      let outcome = try LessonTool.run(
        ["run", setting.file], environment: setting.environment.merging(["XDG_CACHE_HOME": folder]) { $1 })
      #expect(outcome.status == 0 && outcome.output.contains("21") && outcome.error.isEmpty)
    }
  }

  @Test("killed at any moment, it leaves a cache that later runs can use")
  func killed() throws {
    let setting = try Setting("let a = 20", "print(a + 1)", "print(a + 2)")
    let expected = try setting.run("--no-cache").output
    for moment in 0..<8 {
      _ = try setting.cache("clear")
      let output = try MemoryFile("output")
      var process = try ChildProcess(
        LessonTool.executable, ["run", setting.file],
        environment: LessonTool.environment.merging(setting.environment) { $1 },
        descriptors: [-1, output.descriptor, output.descriptor])
      usleep(UInt32(50_000 * (moment + 1)))
      process.kill()
      LessonTool.reapOrphans(of: process.pid)
      #expect(try setting.run().output == expected)
      #expect(try setting.run().output == expected)
      #expect(try setting.cache("info").contains("results  3\n"))
    }
  }
}
