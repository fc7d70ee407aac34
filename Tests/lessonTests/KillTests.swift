import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Being killed", .serialized)
struct KillTests {
  /// CI kills more often than a test that is run by hand: `LESSON_KILLS=100`.
  private static let kills = ProcessInfo.processInfo.environment["LESSON_KILLS"].flatMap(Int.init) ?? 12

  private enum Victim: CaseIterable {
    case tool, runner, compiler

    func isNamed(_ command: String) -> Bool {
      switch self {
      case .tool: command.hasSuffix("/lesson")
      case .runner: command.hasSuffix("/lesson-runner")
      case .compiler: command.hasSuffix("/swift-frontend") || command.hasSuffix("/lld")
      }
    }
  }

  private let folder: TestFolder
  private let file: String
  private var variables: [String: String] {
    ["TMPDIR": folder.path + "/tmp", "XDG_CACHE_HOME": folder.path + "/caches"]
  }

  init() throws {
    folder = try TestFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/tmp", withIntermediateDirectories: true)
    let cells = [
      "var n = 1", "n += 1\nprint(n)", "struct P { var x = n }\nP()",
      "var sum = 0.0\nfor i in 0..<20_000_000 { sum = sum * 0.5 + Double(i & 3) }\nprint(sum)",
      "print(n, P().x)",
    ]
    file = try folder.write(
      "# A\n\n" + cells.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n"), to: "a.md")
  }

  @Test(
    "whatever is killed whenever, no process stays, nothing in the cache is half written, the next run is right"
  )
  func random() throws {
    var generator = SeededGenerator(seed: 7)
    let expected = try LessonTool.run(["run", file, "--no-cache"], environment: variables)
    try #require(expected.status == 0)
    var hits = 0
    for number in 0..<KillTests.kills {
      let victim = Victim.allCases[number % 3]
      // Results that are kept make a run a short one, in which nothing but the tool is there to be killed.
      let isKept = victim == .tool && number % 2 == 1
      if !isKept { try clearResults() }
      let moment = UInt32.random(in: 0..<(isKept ? 20_000 : 400_000), using: &generator)
      if try runAndKill(victim, after: moment) { hits += 1 }
      #expect(try remaining().isEmpty, "kill \(number) of the \(victim)")
      #expect(damagedEntries().isEmpty, "kill \(number) of the \(victim)")
      let next = try LessonTool.run(["run", file], environment: variables)
      #expect(next.status == 0 && next.output == expected.output, "kill \(number) of the \(victim)")
    }
    #expect(hits > KillTests.kills / 4, "only \(hits) of \(KillTests.kills) found what they were to kill")
  }

  private func clearResults() throws {
    _ = try LessonTool.run(["cache", "clear"], environment: variables)
  }

  /// Whether there was something to kill at that moment.
  private func runAndKill(_ victim: Victim, after microseconds: UInt32) throws -> Bool {
    let output = try MemoryFile("output")
    var process = try ChildProcess(
      LessonTool.executable, ["run", file],
      environment: LessonTool.environment.merging(variables) { $1 },
      descriptors: [-1, output.descriptor, output.descriptor])
    usleep(microseconds)
    let found = victim == .tool ? process.pid : child(of: process.pid, victim)
    let isHit = found.map { kill($0, SIGKILL) == 0 } ?? false
    _ = process.collect(within: .seconds(30))
    process.kill()
    LessonTool.reapOrphans(of: process.pid)
    return isHit
  }

  /// Found from the tool, as to look at all processes of a machine takes longer than a moment.
  private func child(of tool: Int32, _ victim: Victim) -> Int32? {
    let list = FileManager.default.contents(atPath: "/proc/\(tool)/task/\(tool)/children") ?? Data()
    return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }.first { pid in
      victim.isNamed((try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")) ?? "")
    }
  }

  /// Processes of this test: they have its folder in their environment.
  private func ours() throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { pid in
      let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/environ") ?? Data()
      return bytes.range(of: Data((folder.path + "/").utf8)) != nil
    }
  }

  /// Those that are still there after a moment, since the system ends some of them in its own time.
  private func remaining() throws -> [Int32] {
    for _ in 0..<100 {
      if try ours().isEmpty { return [] }
      usleep(20_000)
    }
    return try ours()
  }

  /// Files in the place of results that are not whole.
  private func damagedEntries() -> [String] {
    let results = folder.path + "/caches/lesson/results"
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: results)) ?? []
    return files.filter { name in
      let digits = name.filter { $0 != "/" }
      guard digits.utf8.count == 64, !name.contains(SealedFile.asideMark) else { return false }
      let bytes = stride(from: 0, to: 64, by: 2).compactMap { offset in
        UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
      }
      return bytes.count != 32
        || SealedFile(path: results + "/" + name).content(about: Digest(bytes: bytes)) == nil
    }
  }
}
