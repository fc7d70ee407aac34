import Foundation
import Testing

@testable import LessonKernel

/// The server against raw sockets: what it refuses, and that it goes on.
@Suite("Who may ask lesson serve")
struct ServeGuardTests {
  @Test("It listens on loopback and nowhere else")
  func loopback() throws {
    let course = try ServedCourse()
    let port = String(format: "%04X", course.port)
    for table in ["tcp", "tcp6"] {
      let rows = (try? String(contentsOfFile: "/proc/net/\(table)", encoding: .utf8)) ?? ""
      let listening = rows.split(separator: "\n").map { $0.split(separator: " ") }
        .filter { $0.count > 3 && $0[3] == "0A" && $0[1].hasSuffix(":\(port)") }
      #expect(listening.map { String($0[1]) } == (table == "tcp" ? ["0100007F:\(port)"] : []))
    }
  }

  @Test("A request must name this server as its host")
  func hosts() throws {
    let course = try ServedCourse()
    #expect(course.get("/").hasPrefix("HTTP/1.1 200"))
    #expect(course.get("/", host: "localhost:\(course.port)").hasPrefix("HTTP/1.1 200"))
    for host in [
      "evil.example", "evil.example:\(course.port)", "127.0.0.1", "127.0.0.1:1",
      "127.0.0.1.evil.example:\(course.port)",
    ] {
      #expect(course.get("/", host: host).hasPrefix("HTTP/1.1 403"), "\(host)")
    }
    let twice = course.get("/", headers: "Host: evil.example\r\n")
    #expect(!twice.hasPrefix("HTTP/1.1 200"))
    let none = RawConnection(course.port).exchange("GET / HTTP/1.0\r\n\r\n")
    #expect(!none.contains(" 200 "))
  }

  @Test("Pages of other sites are refused, whatever they know")
  func origins() throws {
    let course = try ServedCourse()
    let body = course.answer("x", base: nil)
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:\(course.port)"] {
      #expect(
        course.post("/.lesson/save", body, changing: ["Origin": origin]).hasPrefix("HTTP/1.1 403"),
        "\(origin)")
      #expect(course.get("/", headers: "Origin: \(origin)\r\n").hasPrefix("HTTP/1.1 403"), "\(origin)")
    }
    #expect(
      course.post("/.lesson/save", body, changing: ["Origin": Optional<String>.none]).hasPrefix(
        "HTTP/1.1 403"))
    #expect(!FileManager.default.fileExists(atPath: course.answerFile))
  }

  @Test("What runs code, writes or shows a student's text needs the token of this start")
  func tokens() throws {
    let course = try ServedCourse()
    let body = course.answer("x", base: nil)
    let wrong = String(course.token.reversed()) + "0"
    for path in ["/.lesson/save", "/.lesson/check"] {
      for token: String? in [
        nil, "", wrong, String(course.token.dropLast()), String(repeating: "0", count: 32),
      ] {
        let response = course.post(path, body, changing: ["Lesson-Token": token])
        #expect(response.hasPrefix("HTTP/1.1 403"), "\(path) \(token ?? "none")")
      }
    }
    #expect(course.get("/.lesson/events?page=01-halves.html").hasPrefix("HTTP/1.1 403"))
    #expect(course.get("/.lesson/answer?lesson=01-halves&exercise=half").hasPrefix("HTTP/1.1 403"))
    #expect(!FileManager.default.fileExists(atPath: course.folder.path + "/Exercises"))
    // Reading a page starts no cell, and does not tell the token.
    let page = course.get("/01-halves.html")
    #expect(page.contains("Halves") && !page.contains(course.token) && !page.contains("hello from a cell</"))
  }

  @Test("Bodies are bounded, and must be JSON")
  func bodies() throws {
    let course = try ServedCourse()
    let large = course.answer(String(repeating: "x", count: 300_000), base: nil)
    #expect(course.post("/.lesson/save", large).hasPrefix("HTTP/1.1 413"))
    #expect(
      course.post("/.lesson/save", "", changing: ["Content-Length": "99999999999999999999"]).contains(" 4"))
    // A body that does not say how long it is, and does not end.
    let endless = RawConnection(course.port)
    endless.send(
      """
      POST /.lesson/save HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\nOrigin: http://127.0.0.1:\(course.port)\r
      Lesson-Token: \(course.token)\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n
      """)
    let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
    let sent = (0..<2000).prefix { _ in endless.send(chunk) }.count
    #expect(sent < 2000)
    #expect(
      course.post("/.lesson/save", "a=1", changing: ["Content-Type": "text/plain"]).hasPrefix("HTTP/1.1 415"))
    #expect(course.post("/.lesson/save", "{").hasPrefix("HTTP/1.1 400"))
    #expect(!FileManager.default.fileExists(atPath: course.answerFile))
    #expect(course.get("/").hasPrefix("HTTP/1.1 200"))
  }

  @Test("No path leads out of the site")
  func paths() throws {
    let course = try ServedCourse()
    let paths = [
      "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2fetc/passwd",
      "/images/..%5c..%5cetc",
      "//etc/passwd", "/etc/passwd", "/Lessons/01-halves.md", "/../Lessons/01-halves.md",
      "/index.html%00.png", "/%", "/%zz",
      "/%ff", "/assets/../../Lessons/01-halves.md", "http://evil.example/", "/.lesson/", "/.git/config",
    ]
    for path in paths {
      let response = course.get(path)
      #expect(response.hasPrefix("HTTP/1.1 4"), "\(path): \(response.prefix(60))")
      #expect(!response.contains("root:") && !response.contains(".solution"), "\(path)")
    }
    let foreign = ["lesson": "../01-halves", "exercise": "../../half", "code": "x"]
    let body = String(decoding: try JSONEncoder().encode(foreign), as: UTF8.self)
    #expect(course.post("/.lesson/save", body).hasPrefix("HTTP/1.1 404"))
  }

  @Test("Slow and idle clients are dropped, and keep nobody else waiting")
  func slowness() throws {
    let course = try ServedCourse()
    let idle = RawConnection(course.port)
    let slow = RawConnection(course.port)
    slow.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\nX-Slow: ")
    let halfway = RawConnection(course.port)
    halfway.send(
      """
      POST /.lesson/save HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\nOrigin: http://127.0.0.1:\(course.port)\r
      Lesson-Token: \(course.token)\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n
      """)
    var isSlowOpen = true
    var isHalfwayOpen = true
    for _ in 0..<60 where isSlowOpen || isHalfwayOpen {
      isSlowOpen = isSlowOpen && slow.send("x") && !slow.receive(within: 0.2).isClosed
      isHalfwayOpen = isHalfwayOpen && halfway.send("x") && !halfway.receive(within: 0.2).isClosed
      #expect(course.get("/assets/lesson.css").hasPrefix("HTTP/1.1 200"))
    }
    #expect(!isSlowOpen && !isHalfwayOpen)
    #expect(idle.receive(within: 1).isClosed)
  }

  @Test("What is no HTTP, too much of it, or another method does no harm")
  func nonsense() throws {
    let course = try ServedCourse()
    #expect(!RawConnection(course.port).exchange("\u{16}\u{3}\u{1}nonsense\r\n\r\n").contains(" 200 "))
    let flood = RawConnection(course.port)
    flood.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\n")
    for index in 0..<2000 { flood.send("X-\(index): \(String(repeating: "y", count: 60))\r\n") }
    flood.send("\r\n")
    #expect(!flood.receive().text.contains(" 200 "))
    let put = RawConnection(course.port).exchange(
      "PUT /index.html HTTP/1.1\r\nHost: 127.0.0.1:\(course.port)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    #expect(put.hasPrefix("HTTP/1.1 405"))
    let many = (0..<200).map { _ in RawConnection(course.port) }
    withExtendedLifetime(many) {}
    #expect(course.get("/").hasPrefix("HTTP/1.1 200"))
  }
}
