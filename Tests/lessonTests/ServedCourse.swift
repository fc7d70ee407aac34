import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

/// A course that `lesson serve` shows, and raw connections to it.
final class ServedCourse {
  static let lesson = """
    # Halves

    ```swift {#greeting}
    print("hello from a cell")
    ```

    ```swift {#half .exercise}
    func half(_ x: Double) -> Double {
      0
    }
    ```

    ```swift {.solution for=half}
    func half(_ x: Double) -> Double {
      x / 2
    }
    ```

    ```swift {.check for=half}
    expect(half(3), equals: 1.5, "half of three")
    ```

    ```text {.hint for=half}
    Divide.
    ```

    """

  let folder: TestFolder
  let port: UInt16
  let token: String
  private let output: MemoryFile
  private var process: ChildProcess

  init() throws {
    folder = try TestFolder()
    try folder.write(Self.lesson, to: "Lessons/01-halves.md")
    try FileManager.default.createDirectory(atPath: folder.path + "/tmp", withIntermediateDirectories: true)
    output = try MemoryFile("output")
    process = try ChildProcess(
      LessonTool.executable, ["serve", "--port", "0"],
      environment: LessonTool.environment.merging(["TMPDIR": folder.path + "/tmp"], uniquingKeysWith: { $1 }),
      folder: folder.path, descriptors: [-1, output.descriptor, output.descriptor])
    var match: Regex<(Substring, Substring, Substring)>.Match?
    for _ in 0..<1000 where match == nil {
      usleep(20_000)
      match = LessonTool.text(output).firstMatch(of: /127\.0\.0\.1:([0-9]+)\/.*#token=([0-9a-f]{32})\n/)
    }
    let found = try #require(match, "it does not serve: \(LessonTool.text(output))")
    port = UInt16(found.1)!
    token = String(found.2)
  }

  deinit {
    process.kill()
    LessonTool.reapOrphans(of: process.pid)
  }

  var processIdentifier: Int32 { process.pid }

  /// Waits for its end.
  func end(after signal: Int32) -> Int32? {
    kill(process.pid, signal)
    return process.collect(within: .seconds(20))?.status
  }

  // MARK: - Requests

  /// What a browser sends when the page itself asks.
  func post(_ path: String, _ body: String, changing: [String: String?] = [:]) -> String {
    var headers: [String: String?] = [
      "Host": "127.0.0.1:\(port)", "Origin": "http://127.0.0.1:\(port)", "Lesson-Token": token,
      "Content-Type": "application/json", "Content-Length": String(body.utf8.count), "Connection": "close",
    ]
    headers.merge(changing) { $1 }
    let lines = headers.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { "\(name): \($0)\r\n" }
    }
    return RawConnection(port).exchange("POST \(path) HTTP/1.1\r\n\(lines.joined())\r\n\(body)")
  }

  func get(_ path: String, host: String? = nil, headers: String = "") -> String {
    let host = host ?? "127.0.0.1:\(port)"
    return RawConnection(port).exchange(
      "GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\(headers)Connection: close\r\n\r\n")
  }

  func answer(_ code: String, base: String?) -> String {
    let values: [String: String?] = ["lesson": "01-halves", "exercise": "half", "code": code, "base": base]
    return String(decoding: try! JSONEncoder().encode(values), as: UTF8.self)
  }

  var answerFile: String { folder.path + "/Exercises/01-halves/half.swift" }
}

/// A socket, and nothing that would help a client to behave.
final class RawConnection {
  private let descriptor: Int32

  init(_ port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 { Issue.record("no connection: \(errno)") }
  }

  deinit {
    close(descriptor)
  }

  /// False when the other side does not listen any more.
  @discardableResult
  func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// What comes until the other side closes the connection, or `isEnough`.
  func receive(within seconds: Double = 30, until isEnough: (String) -> Bool = { _ in false }) -> (
    text: String, isClosed: Bool
  ) {
    let end = Date.now.addingTimeInterval(seconds)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while Date.now < end {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) > 0 else { continue }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), true) }
      bytes += buffer[..<count]
      if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
    }
    return (String(decoding: bytes, as: UTF8.self), false)
  }

  func exchange(_ request: String) -> String {
    send(request)
    return receive().text
  }
}
