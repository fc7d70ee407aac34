import Foundation
import Testing

@testable import LessonKernel

/// Students' code that tries to pass without being right. Each attempt is run by the real tool; none may pass.
@Suite("No answer passes but by being right")
struct TrustTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    var testDescription: String { words }
    let words: String
    let name: String
    let code: String
    /// What it is taken for.
    let outcome: String

    init(_ words: String, _ name: String, _ outcome: String, _ code: String) {
      (self.words, self.name, self.outcome, self.code) = (words, name, outcome, code)
    }
  }

  private static let attempts = [
    Attempt(
      "prints what a pass looks like", "prints", "failed",
      """
      func prints() -> Int { 0 }
      print("✓ prints  2 checks met")
      print("{\\"output\\":{\\"expectation\\":{\\"isMet\\":true,\\"line\\":11,\\"message\\":\\"\\"}}}")
      """),
    Attempt(
      "ends its process before the checks", "exits", "ended-early",
      "import Glibc\nfunc exits() -> Int { 42 }\nexit(0)\n"),
    Attempt(
      "ends its process in the middle of a check", "exitsLater", "ended-early",
      "import Glibc\nfunc exitsLater() -> Int { exit(0) }\n"),
    Attempt(
      "writes to every channel it finds", "writes", "ended-early",
      """
      import Glibc
      func writes() -> Int {
        for file in 3..<64 {
          let line = "0123456789abcdef 0 0 0 checked Segment900001_main\\n"
          _ = line.withCString { write(Int32(file), $0, line.utf8.count) }
          lseek(Int32(file), 0, SEEK_SET)
          ftruncate(Int32(file), 0)
        }
        exit(0)
      }
      """),
    Attempt(
      "closes every channel", "closes", "ended-early",
      """
      import Glibc
      func closes() -> Int {
        for file in 0..<256 { close(Int32(file)) }
        return 42
      }
      """),
    Attempt(
      "records a pass by itself", "records", "forged",
      """
      import Glibc
      func records() -> Int {
        let json = "{\\"output\\":{\\"_0\\":{\\"expectation\\":{\\"_0\\":{\\"isMet\\":true,\\"line\\":11,\\"message\\":\\"m\\"}}}}}\\n"
        typealias Record = @convention(c) (UnsafeRawPointer, Int) -> Void
        let record = unsafeBitCast(dlsym(nil, "lesson_record")!, to: Record.self)
        json.withCString { record($0, json.utf8.count) }
        LessonKit.expect(true, "the secret", line: 11)
        return 0
      }
      """),
    Attempt(
      "says that a check tries something", "notes", "trapped",
      """
      import Glibc
      func notes() -> Int {
        typealias Note = @convention(c) (UnsafeRawPointer, Int) -> Void
        let note = unsafeBitCast(dlsym(nil, "lesson_note_input")!, to: Note.self)
        for line in 0..<100 {
          let text = "\\(line) made up"
          text.withCString { note($0, text.utf8.count) }
        }
        return [Int]()[0]
      }
      """),
    Attempt(
      "gives the words of checks another meaning", "redefines", "failed",
      """
      func expect(_ a: Int, equals b: Int, _ m: String? = nil, line: Int = 0) {}
      func expect(_ a: Bool, _ m: String? = nil, line: Int = 0) {}
      func == (a: Int, b: Int) -> Bool { true }
      func > (a: Int, b: Int) -> Bool { true }
      func redefines() -> Int { 0 }
      """),
    Attempt(
      "reads the checks and the solution in the lesson", "reads", "failed",
      reading("reads", "FOLDER/Lessons/01-a.md")),
    Attempt(
      "reads another student's file", "peeks", "failed", reading("peeks", "FOLDER/Exercises/01-a/right.swift")
    ),
    Attempt(
      "looks for the answer in its environment, arguments and files", "searches", "failed",
      """
      import Glibc
      func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
      }
      func searches() -> Int {
        let all = ["environ", "cmdline", "status"].map { text("/proc/self/" + $0) }
          + (0..<64).map { text("/proc/self/fd/\\($0)") }
        return all.contains { $0.contains("secret") || $0.contains("equals: 42") } ? 42 : 0
      }
      """),
    Attempt(
      "leaves a process behind that goes on by itself", "leaves", "ended-early",
      """
      import Glibc
      typealias Fork = @convention(c) () -> Int32
      let split = unsafeBitCast(dlsym(nil, "fork")!, to: Fork.self)
      func leaves() -> Int { 42 }
      if split() == 0 {
        setsid()
        if split() == 0 { while true { sleep(1) } }
        while true { sleep(1) }
      }
      """),
    Attempt(
      "lets a process end the checks in its place", "replaces", "ended-early",
      """
      import Glibc
      typealias Fork = @convention(c) () -> Int32
      let split = unsafeBitCast(dlsym(nil, "fork")!, to: Fork.self)
      func replaces() -> Int {
        if split() == 0 { return 42 }
        exit(0)
      }
      """),
    Attempt(
      "leaves a thread behind", "threads", "ended-early",
      """
      import Glibc
      func threads() -> Int { 42 }
      var thread = pthread_t()
      pthread_create(&thread, nil, { _ in while true { sleep(1) } }, nil)
      """),
  ]

  /// The path is put in later.
  private static func reading(_ name: String, _ path: String) -> String {
    """
    import Glibc
    func \(name)() -> Int {
      guard let file = fopen("\(path)", "r") else { return 0 }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      return fread(&bytes, 1, bytes.count, file) > 0 ? 42 : 0
    }
    """
  }

  /// All attempts beside a right answer, checked by one run of the tool.
  private static let reports = Result {
    let names = attempts.map(\.name) + ["right"]
    let exercises = names.map {
      StudentCourse.exercise(
        $0, solution: "func \($0)() -> Int { 42 }",
        check: "expect(\($0)(), equals: 42, \"the secret\")\nexpect(\($0)() > 1)")
    }
    let course = try StudentCourse("# A\n\n" + exercises.joined())
    try course.answer("right", "func right() -> Int { 42 }\n")
    for attempt in attempts {
      try course.answer(attempt.name, attempt.code.replacing("FOLDER", with: course.path) + "\n")
    }
    return try course.report()
  }

  @Test("an answer does not pass that", arguments: attempts)
  func refused(attempt: Attempt) throws {
    // Where the system has nothing to make walls of, files can be read.
    if Wall.version == 0, ["reads", "peeks"].contains(attempt.name) { return }
    let report = try #require(try Self.reports.get()[attempt.name])
    #expect(report.outcome == attempt.outcome, "\(report.diagnostics)")
  }

  @Test("what an answer says of the checks is not told as theirs")
  func madeUp() throws {
    let report = try #require(try Self.reports.get()["notes"])
    #expect(report.expectations.map(\.expectation.message) == ["the secret"])
    #expect(report.expectations[0].expectation.input == nil)
  }

  @Test("one among them that is right passes")
  func right() throws {
    #expect(try Self.reports.get()["right"]?.outcome == "passed")
  }

  @Test("nothing that an answer has started is left")
  func leftovers() throws {
    _ = try Self.reports.get()
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }
    let orphans = processes.filter { pid in
      let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
      return status.hasPrefix("Name:\tlesson-runner") && status.contains("\nPPid:\t\(getpid())\n")
    }
    #expect(orphans.isEmpty)
  }
}
