import Foundation
import LessonModel
import LessonSyntax
import Testing

@Suite final class LessonFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("lesson-file-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func path(_ name: String) -> String {
    folder.appendingPathComponent(name).path
  }

  /// What is reported when the file is read; nil when it is read.
  private func report(_ path: String, limit: Int = LessonFile.defaultLimit) -> Diagnostic? {
    do throws(LessonFile.ReadError) {
      _ = try LessonFile.read(path, limit: limit)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "A file is read byte for byte, whatever its name",
    arguments: ["a.md", "a b ☃ é.md", "-o", "new\nline.md"])
  func read(_ name: String) throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0, 0xFF, 0x0D, 0x0A]
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    #expect(try LessonFile.read(path(name)) == bytes)
  }

  @Test("An empty file has no bytes, and a file whose size the system does not tell has all of them")
  func sizes() throws {
    try Data().write(to: folder.appendingPathComponent("empty.md"))
    #expect(try LessonFile.read(path("empty.md")) == [])
    #expect(try LessonFile.read("/proc/self/status").count > 100)
  }

  @Test("What is not there is not found")
  func missing() throws {
    try Data().write(to: folder.appendingPathComponent("file"))
    try FileManager.default.createSymbolicLink(atPath: path("broken"), withDestinationPath: "nowhere")
    let long = String(repeating: "a", count: 300)
    for name in ["none.md", "file/none.md", "broken", long, "a\0b"] {
      #expect(report(path(name))?.identifier == "file-not-found")
    }
    #expect(report("")?.identifier == "file-not-found")
    #expect(report(path("none.md"))?.file == path("none.md"))
  }

  @Test("Folders, pipes and devices are no files, and nobody waits for them", .timeLimit(.minutes(1)))
  func notRegular() throws {
    try #require(mkfifo(path("pipe.md"), 0o600) == 0)
    try FileManager.default.createDirectory(atPath: path("folder.md"), withIntermediateDirectories: false)
    #expect(report(path("pipe.md"))?.summary == "this is a pipe, not a file")
    #expect(report(path("folder.md"))?.summary == "this is a folder, not a file")
    #expect(report("/dev/zero")?.summary == "this is a device, not a file")
  }

  @Test("Links that go in a circle are reported")
  func linkLoop() throws {
    try FileManager.default.createSymbolicLink(atPath: path("a.md"), withDestinationPath: "b.md")
    try FileManager.default.createSymbolicLink(atPath: path("b.md"), withDestinationPath: "a.md")
    #expect(report(path("a.md"))?.identifier == "link-loop")
  }

  @Test("A file that may not be read is reported", .enabled(if: geteuid() != 0, "root may read everything"))
  func unreadable() throws {
    try Data("a".utf8).write(to: folder.appendingPathComponent("secret.md"))
    try #require(chmod(path("secret.md"), 0) == 0)
    #expect(report(path("secret.md"))?.identifier == "file-not-readable")
  }

  @Test("A file that is too large is refused unread, and the limit named")
  func tooLarge() throws {
    try Data().write(to: folder.appendingPathComponent("large.md"))
    // A file with a hole: 100 MB that take no room, so reading them is the only cost.
    try #require(truncate(path("large.md"), 100_000_000) == 0)
    let diagnostic = try #require(report(path("large.md")))
    #expect(diagnostic.identifier == "file-too-large")
    #expect(diagnostic.summary == "the file has 95.4 MiB, the limit is 16 MiB")
    #expect(diagnostic.fix == "split the lesson, or raise the limit with `--max-size 96`")
    #expect(report(path("large.md"), limit: 96 * LessonFile.mebibyte) == nil)
  }

  @Test("The limit itself is allowed")
  func limit() throws {
    try Data(count: 1000).write(to: folder.appendingPathComponent("a.md"))
    #expect(report(path("a.md"), limit: 1000) == nil)
    #expect(report(path("a.md"), limit: 999)?.identifier == "file-too-large")
  }
}
