import Foundation
import Testing

@testable import LessonPages

@Suite("Images of pages")
struct ImageTests {
  private func sanitized(_ svg: String) -> String? {
    SanitizedSVG(Array(svg.utf8)).map { String($0.markup.string.dropLast()) }
  }

  @Test(
    "A drawing loses what runs, links or loads, and keeps what draws",
    arguments: [
      (#"<svg><script>alert(1)</script><path d="M0 0"/></svg>"#, #"<path d="M0 0"></path>"#),
      (#"<svg onload="alert(1)"><g onclick="x"/></svg>"#, "<g></g>"),
      (#"<svg><foreignObject><body/></foreignObject></svg>"#, ""),
      (#"<svg><a href="javascript:x"><circle r="1"/></a></svg>"#, ""),
      (#"<svg><image href="https://example.org/x.png"/></svg>"#, ""),
      (##"<svg><use href="#a"/><use href="x.svg#a"/></svg>"##, ##"<use href="#a"></use><use></use>"##),
      (#"<svg><rect style="fill: url(https://example.org)"/></svg>"#, "<rect></rect>"),
      (##"<svg><rect fill="url(#g)"/></svg>"##, ##"<rect fill="url(#g)"></rect>"##),
      (
        #"<svg><style>@import "x";</style><style>a { fill: red }</style></svg>"#,
        "<style></style><style>a { fill: red }</style>"
      ),
      (#"<svg><animate attributeName="href" values="javascript:x"/></svg>"#, ""),
      (#"<svg><text>a &lt;b&gt; &amp; c</text></svg>"#, "<text>a &lt;b&gt; &amp; c</text>"),
    ])
  func svg(drawing: String, expected: String) {
    #expect(sanitized(drawing) == #"<svg xmlns="http://www.w3.org/2000/svg">"# + expected + "</svg>")
  }

  @Test(
    "What is no well-formed drawing is none",
    arguments: [
      "", "<html></html>", "<svg>", "<svg></g></svg>", "<svg><g></svg>", "<svg/><svg/>", "<svg a=1/>",
      #"<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>"#,
    ])
  func malformed(drawing: String) {
    #expect(sanitized(drawing) == nil)
  }

  @Test("A drawing's size is its own, else that of its view box")
  func svgSize() {
    let sizes = ["width='20' height='1in'", "viewBox='0 0 30 40'", "width='100%' viewBox='0,0,5,6'", ""].map {
      let drawing = SanitizedSVG(Array("<svg \($0)/>".replacing("'", with: "\"").utf8))
      return [drawing?.width, drawing?.height]
    }
    #expect(sizes == [[20, 96], [30, 40], [5, 6], [nil, nil]])
  }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 1, 44, 0, 0, 0, 200, 8, 2, 0, 0, 0]

  @Test("Sizes are read from the headers of PNG, GIF, JPEG and WebP")
  func sizes() throws {
    let gif = Array("GIF89a".utf8) + [44, 1, 200, 0, 0, 0, 0]
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0, 200, 1, 44, 3, 0, 0, 0]
    let webp = Array("RIFF\0\0\0\0WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 199, 0, 0]
    for file in [Self.png, gif, jpeg, webp] {
      let image = try ImageFile(file)
      #expect([image.width, image.height] == [300, 200], "\(image.kind)")
      #expect(image.bytes == file)
    }
  }

  @Test("A file is what its bytes say, and one that is cut off is none")
  func kinds() {
    #expect(throws: ImageFile.Problem.malformed(.png)) { try ImageFile(Array(Self.png.prefix(20))) }
    #expect(throws: ImageFile.Problem.unknownKind) { try ImageFile(Array("root:x:0:0".utf8)) }
    #expect(throws: ImageFile.Problem.malformed(.svg)) { try ImageFile(Array("<html></html>".utf8)) }
    #expect(throws: ImageFile.Problem.unknownKind) { try ImageFile([]) }
  }

  // MARK: - Which files

  /// A course in a folder that also holds what no page may show.
  private func findings(_ sources: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-images-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let lessons = folder.appending(path: "course/Lessons")
    try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
    for file in ["course/a b.png", "course/Lessons/in.png", "outside.png"] {
      try Data(Self.png).write(to: folder.appending(path: file))
    }
    try Data("root:x".utf8).write(to: lessons.appending(path: "text.png"))
    for (name, target) in [("link.png", "../../outside.png"), ("near.png", "in.png")] {
      try FileManager.default.createSymbolicLink(
        atPath: lessons.appending(path: name).path, withDestinationPath: target)
    }
    let images = CourseImages(course: folder.appending(path: "course").path, lessonFolder: lessons.path)
    return sources.map { source in
      switch images.finding(for: source) {
      case .found(let path, _, _): path
      case .refused(let summary, _): summary
      }
    }
  }

  @Test("Images of the course are taken, by names that change with what is in them")
  func found() throws {
    let found = try findings(["in.png", "../a%20b.png", "near.png", "in.png?x#y"])
    #expect(found.allSatisfy { $0.hasPrefix("images/") && $0.hasSuffix(".png") }, "\(found)")
    #expect(found[0].hasPrefix("images/in-") && found[1].hasPrefix("images/a-b-"))
  }

  @Test("Nothing from outside the course is, whichever way the path takes")
  func refused() throws {
    let refused = try findings([
      "../../outside.png", "link.png", "/etc/passwd", "https://example.org/x.png", "//example.org/x.png",
      "data:image/png;base64,AAAA", "none.png", "text.png", "..", "", "%2e%2e/%2e%2e/outside.png", "in.png\0",
    ])
    #expect(refused.allSatisfy { !$0.hasPrefix("images/") }, "\(refused)")
    #expect(
      refused[0].hasSuffix("leads out of the course") && refused[1].hasSuffix("leads out of the course"))
  }
}
