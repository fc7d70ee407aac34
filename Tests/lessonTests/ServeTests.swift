import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

/// What `lesson serve` does for those who may ask.
@Suite("Serving a course")
struct ServeTests {
  /// An event stream of the lesson's page.
  private func follow(_ course: ServedCourse) -> RawConnection {
    let connection = RawConnection(course.port)
    connection.send(
      "GET /.lesson/events?page=01-halves.html&token=\(course.token) HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\n\r\n"
    )
    return connection
  }

  @Test("Pages come with their files, and may not be framed or kept")
  func pages() throws {
    let course = try ServedCourse()
    let page = course.get("/01-halves.html")
    for header in [
      "Cache-Control: no-store", "frame-ancestors 'none'", "nosniff", "text/html; charset=utf-8",
    ] {
      #expect(page.contains(header), "\(header)")
    }
    for file in [
      "assets/lesson.css", "assets/lesson.js", "assets/follow.js", "assets/editor.js", "assets/served.css",
    ] {
      #expect(page.contains(file))
      #expect(course.get("/" + file).hasPrefix("HTTP/1.1 200"), "\(file)")
    }
    #expect(course.get("/").contains("Halves"))
    let missing = course.get("/nothing.html")
    #expect(missing.hasPrefix("HTTP/1.1 404") && missing.contains("<!doctype html>"))
  }

  @Test("Cells show their results on an open page, and edits what they change")
  func following() throws {
    let course = try ServedCourse()
    let stream = follow(course)
    let first = stream.receive { $0.contains("<pre>hello from a cell") && $0.contains("half of three") }
    #expect(first.text.contains("event: page"))
    #expect(first.text.contains("<pre>hello from a cell"))
    try course.folder.write(
      ServedCourse.lesson.replacing("hello from a cell", with: "good evening"), to: "Lessons/01-halves.md")
    let second = stream.receive { $0.contains("<pre>good evening") }
    #expect(second.text.contains("<pre>good evening"))
    // Only what has changed is sent.
    #expect(!second.text.contains("<!doctype"))
  }

  @Test("Problems are told with their places, and go away")
  func problems() throws {
    let course = try ServedCourse()
    let stream = follow(course)
    _ = stream.receive { $0.contains("half of three") }
    try course.folder.write(
      ServedCourse.lesson.replacing("{#greeting}", with: "{#greeting .hiden}").replacing(
        "\"hello", with: "undeclared + \"hello"),
      to: "Lessons/01-halves.md")
    let told = stream.receive {
      $0.contains("01-halves.md:3:23") && $0.contains("01-halves.md:4:7")
    }.text
    #expect(told.contains("unknown attribute `.hiden`") && told.contains("01-halves.md:4:7"))
    try course.folder.write(ServedCourse.lesson, to: "Lessons/01-halves.md")
    let mended = stream.receive { $0.contains("\"problems\":\"\"") }.text
    #expect(mended.contains("\"problems\":\"\""))
  }

  @Test("An answer is kept in the workspace's own file and judged as lesson check does")
  func answers() throws {
    let course = try ServedCourse()
    let trusted = "Lesson-Token: \(course.token)\r\n"
    let fresh = course.get("/.lesson/answer?lesson=01-halves&exercise=half", headers: trusted)
    #expect(fresh.contains("func half") && !fresh.contains("\"base\""))
    #expect(!FileManager.default.fileExists(atPath: course.answerFile))

    let wrong = "func half(_ x: Double) -> Double {\n  x\n}\n"
    #expect(course.post("/.lesson/save", course.answer(wrong, base: nil)).hasPrefix("HTTP/1.1 200"))
    let saved = try String(contentsOfFile: course.answerFile, encoding: .utf8)
    #expect(saved.hasPrefix("// ") && saved.hasSuffix("\n\n" + wrong))

    let failed = course.post("/.lesson/check", course.answer(wrong, base: saved))
    #expect(
      failed.contains("\"isPassed\":false") && failed.contains("half of three") && failed.contains("1.5"))
    let inTerminal = try LessonTool.run("check", "half", in: course.folder.path)
    #expect(inTerminal.status == 1 && inTerminal.output.contains("0 of 1 checks met"))
    #expect(failed.contains("0 of 1 checks met"))

    let right = wrong.replacing("  x\n", with: "  x / 2\n")
    let passed = course.post("/.lesson/check", course.answer(right, base: saved))
    #expect(passed.contains("\"isPassed\":true"))
    #expect(try LessonTool.run("check", "half", in: course.folder.path).status == 0)

    let kept = try String(contentsOfFile: course.answerFile, encoding: .utf8)
    let trapping = wrong.replacing("  x\n", with: "  [x][7]\n")
    let ended = course.post("/.lesson/check", course.answer(trapping, base: kept))
    for fact in ["half of three", "half(3)", "a trap: Index out of range"] {
      #expect(ended.contains(fact), "\(fact)")
    }
  }

  @Test("What another editor has saved meanwhile is not overwritten")
  func conflicts() throws {
    let course = try ServedCourse()
    _ = course.post("/.lesson/save", course.answer("one\n", base: nil))
    let saved = try String(contentsOfFile: course.answerFile, encoding: .utf8)
    try "mine\n".write(toFile: course.answerFile, atomically: true, encoding: .utf8)
    for base in [saved, nil] {
      let response = course.post("/.lesson/save", course.answer("two\n", base: base))
      #expect(response.hasPrefix("HTTP/1.1 409") && response.contains("\"base\":\"mine\\n\""))
      #expect(try String(contentsOfFile: course.answerFile, encoding: .utf8) == "mine\n")
    }
    #expect(course.post("/.lesson/save", course.answer("two\n", base: "mine\n")).hasPrefix("HTTP/1.1 200"))
    #expect(try String(contentsOfFile: course.answerFile, encoding: .utf8) == "two\n")
  }

  @Test("Ctrl-C ends it with 130, and leaves no process and no temporary file", arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let course = try ServedCourse()
    let stream = follow(course)
    _ = stream.receive { $0.contains("half of three") }
    _ = course.post(
      "/.lesson/check", course.answer("func half(_ x: Double) -> Double {\n  x\n}\n", base: nil))
    #expect(course.end(after: signal) == 130)
    #expect(stream.receive(within: 2).isClosed)
    let temporary = course.folder.path + "/tmp"
    #expect(try FileManager.default.subpathsOfDirectory(atPath: temporary).isEmpty)
    let environments = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
      .map {
        String(
          decoding: (try? Data(contentsOf: URL(filePath: "/proc/\($0)/environ"))) ?? Data(), as: UTF8.self)
      }
    #expect(environments.allSatisfy { !$0.contains(temporary) })
  }

  @Test("A port in use is an error that says how to go on")
  func portInUse() throws {
    let course = try ServedCourse()
    let second = try LessonTool.run("serve", "--port", String(course.port), in: course.folder.path)
    #expect(second.status == 4)
    #expect(
      second.error.contains("port \(course.port) is in use")
        && second.error.contains("--port \(course.port + 1)"))
    let wrong = try LessonTool.run("serve", "--port", "70000", in: course.folder.path)
    #expect(wrong.status == 2 && wrong.error.contains("from 0 to 65535"))
  }
}
