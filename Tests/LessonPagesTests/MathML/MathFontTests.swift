import Foundation
import Testing

@testable import LessonPages

@Suite("The font for formulas")
struct MathFontTests {
  /// A folder laid out as TeX's are, with a file in the place of the font.
  private func withFolder(font: String, license: String?, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lesson-font-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in [
      ("fonts/opentype/public/lm-math/latinmodern-math.otf", font),
      ("doc/fonts/lm-math/GUST-FONT-LICENSE.txt", license),
    ] {
      guard let text else { continue }
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder.path)
  }

  @Test("the font is the file as it is, with a notice that ends in its licence")
  func found() throws {
    try withFolder(font: "OTTO and more", license: "May be distributed.\n") { folder in
      let font = try #require(MathFont.find(in: ["/nowhere", folder]))
      #expect(font.data == Data("OTTO and more".utf8))
      #expect(font.notice.contains("GUST Font License"))
      #expect(font.notice.hasSuffix("\n\nMay be distributed.\n"))
    }
  }

  @Test("the notice says what the licence is where its text is not installed")
  func withoutLicense() throws {
    try withFolder(font: "OTTO", license: nil) { folder in
      let font = try #require(MathFont.find(in: [folder]))
      #expect(font.notice.contains("https://www.latex-project.org/lppl.txt"))
    }
  }

  @Test("what is no OpenType font is none")
  func noFont() throws {
    try withFolder(font: "<html>", license: nil) { folder in
      #expect(MathFont.find(in: [folder]) == nil)
    }
    #expect(MathFont.find(in: []) == nil)
  }

  @Test("a missing font is a note that says what to install")
  func missing() {
    #expect(MathFont.missing.severity == .note)
    #expect(MathFont.missing.fix == "apt-get install fonts-lmodern")
  }

  @Test("the style sheet has a rule for every class that formulas have")
  func classes() throws {
    let css = MathAssets.styleSheet
    for name in [
      "cases", "aligned", "gathered", "small", "left", "right", "line-before", "line-after", "line-above",
      "line-below", "back", "overline", "underline", "boxed", "math-tagged", "math-error", "math-error-block",
    ] + MathColor.themed.map({ "math-\($0)" }) {
      #expect(css.contains(".\(name)"), "\(name)")
    }
    #expect(MathFont.face.contains("url(\"\(MathFont.fileName)\")"))
  }
}
