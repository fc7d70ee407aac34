import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Replacing a site as a whole")
struct BuildSwapTests {
  private let folder: TestFolder
  private var site: String { folder.path + "/_site" }

  init() throws {
    folder = try TestFolder()
    try folder.write("# First\n", to: "Lessons/01-a.md")
  }

  private func build(_ options: String...) throws -> LessonTool.Outcome {
    try LessonTool.run(["build"] + options, in: folder.path)
  }

  private func page() throws -> String {
    try String(contentsOfFile: site + "/01-a.html", encoding: .utf8)
  }

  /// What stands in the course's folder, hidden files as well.
  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("A site of this tool's is replaced, and what no lesson makes any more is gone")
  func replaced() throws {
    try folder.write("# Other\n", to: "Lessons/02-b.md")
    #expect(try build().status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/Lessons/02-b.md")
    try folder.write("# Second\n", to: "Lessons/01-a.md")
    #expect(try build().status == 0)
    #expect(try page().contains("<title>Second"))
    #expect(!FileManager.default.fileExists(atPath: site + "/02-b.html"))
    #expect(try names() == ["Lessons", "_site"])
  }

  @Test("A folder that it has not made, or that holds others' files, is left alone without --force")
  func foreign() throws {
    try folder.write("mine", to: "_site/notes.txt")
    let refused = try build()
    #expect(refused.status == 2)
    #expect(refused.error.contains("was not made by `lesson build`") && refused.error.contains("--force"))
    #expect(try names() == ["Lessons", "_site"])
    #expect(try String(contentsOfFile: site + "/notes.txt", encoding: .utf8) == "mine")
    #expect(try build("--force").status == 0)

    try folder.write("mine", to: "_site/deep/notes.txt")
    let again = try build()
    #expect(again.status == 2)
    #expect(again.error.contains("deep/notes.txt"))
  }

  @Test(
    "No site takes the place of a file, of the lessons, or of the folder where one stands",
    arguments: [
      "Lessons", ".", "..", "/", "file",
    ])
  func protected(place: String) throws {
    try folder.write("mine", to: "file")
    let outcome = try build("--force", "--output", place)
    #expect(outcome.status == 2)
    #expect(try names() == ["Lessons", "file"])
  }

  @Test("A link in the site's place is followed, not replaced")
  func link() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: site, withDestinationPath: "real")
    #expect(try build().status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/real/01-a.html"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: site) == "real")
  }

  @Test("When a lesson is broken, the site stays as it was")
  func broken() throws {
    #expect(try build().status == 0)
    try folder.write("# Second\n\n```swift {.nonsense}\n```\n", to: "Lessons/01-a.md")
    #expect(try build().status == 3)
    #expect(try page().contains("<title>First"))
    #expect(try names() == ["Lessons", "_site"])
  }

  @Test(
    "A build that is interrupted or killed leaves the site as it was; the next one removes what it left",
    arguments: [SIGINT, SIGKILL])
  func interrupted(signal: Int32) throws {
    #expect(try build().status == 0)
    try folder.write("# Second\n\n```swift\nwhile true {}\n```\n", to: "Lessons/01-a.md")
    let temporary = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    var process = try ChildProcess(
      LessonTool.executable, ["build"],
      environment: LessonTool.environment.merging(["TMPDIR": temporary], uniquingKeysWith: { $1 }),
      folder: folder.path, descriptors: [-1, -1, -1])
    for _ in 0..<500
    where try !FileManager.default.subpathsOfDirectory(atPath: temporary).contains(where: {
      $0.hasSuffix(".so")
    }) {
      usleep(20_000)
    }
    kill(process.pid, signal)
    let end = process.collect(within: .seconds(10))
    process.kill()
    LessonTool.reapOrphans(of: process.pid)
    #expect(signal == SIGINT ? end?.status == 130 : end?.signal == SIGKILL)
    #expect(try page().contains("<title>First"))
    #expect(try names() == ["Lessons", "_site", "tmp"])
  }

  @Test("What a build that was killed while it wrote has left is removed by the next one")
  func abandoned() throws {
    try folder.write("half", to: "._site.lesson-new-a1b2c3/01-a.html")
    #expect(try build().status == 0)
    #expect(try names() == ["Lessons", "_site"])
  }

  @Test("Builds at once do not mix: the site is wholly that of one of them")
  func atOnce() throws {
    for number in 1...40 { try folder.write("# Lesson \(number)\n", to: "Lessons/\(number)-a.md") }
    let editions = ["--student", "--teacher"]
    let titles = ["EN", "DE"]
    for title in titles {
      try FileManager.default.copyItem(
        atPath: folder.path + "/Lessons", toPath: "\(folder.path)/\(title)")
      try folder.write(#"{"title": "\#(title)"}"#, to: "\(title)/course.json")
    }
    for _ in 0..<5 {
      let builds = try zip(titles, editions).map { title, edition in
        try RunningBuild([edition, "--course", title, "--output", "_site"], in: folder.path)
      }
      for build in builds { #expect(build.end() == 0) }
      let pages = try FileManager.default.contentsOfDirectory(atPath: site).filter { $0.hasSuffix(".html") }
      let found = try titles.filter { title in
        try pages.contains { page in
          try String(contentsOfFile: "\(site)/\(page)", encoding: .utf8).contains(
            "og:site_name\" content=\"\(title)")
        }
      }
      #expect(found.count == 1)
      #expect(pages.count == 43)
      #expect(try names() == ["DE", "EN", "Lessons", "_site"])
    }
  }
}

/// A build that goes on beside others.
private final class RunningBuild {
  private var process: ChildProcess

  init(_ options: [String], in folder: String) throws {
    process = try ChildProcess(
      LessonTool.executable, ["build"] + options, environment: LessonTool.environment, folder: folder,
      descriptors: [-1, -1, -1])
  }

  func end() -> Int32? {
    let end = process.collect(within: .seconds(60))
    process.kill()
    return end?.status
  }
}
