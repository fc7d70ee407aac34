import Testing

@testable import LessonPages

@Suite("Styles and scripts as sites have them")
struct PackedAssetTests {
  private func packed(_ text: String, _ pack: ([UInt8]) -> [UInt8]) -> String {
    String(decoding: pack(Array(text.utf8)), as: UTF8.self)
  }

  @Test("Styles lose comments and the space that separates nothing")
  func css() {
    let css =
      "/* Two\n   lines. */\na, b :hover {\n  color: red; /* why */\n}\n\n\nb::before { content: \"a ; }  b\" }\n/* open"
    #expect(packed(css, PackedAsset.css) == "a,b :hover{color:red}\nb::before{content:\"a ; }  b\"}\n")
  }

  @Test("Space between the parts of a value, a selector or a condition stays")
  func separatingSpace() {
    let css =
      "@media (width > 3em) and (hover) {\n  a > b i {\n    margin: 0 calc(1em + 2px)\n      auto;\n  }\n}\n"
    #expect(
      packed(css, PackedAsset.css)
        == "@media (width > 3em) and (hover){a > b i{margin:0 calc(1em + 2px) auto}\n}\n")
  }

  @Test("Scripts lose lines of comments, and nothing within a line")
  func script() {
    let script = "// Why.\n\"use strict\";\n\n  // More.\n  const a = \"//x  y\"; // kept\n  return\n"
    #expect(packed(script, PackedAsset.script) == "\"use strict\";\nconst a = \"//x  y\"; // kept\nreturn")
  }

  @Test("What sites have is packed")
  func assets() throws {
    let bytes = try #require(Assets.files.first { $0.path == "assets/lesson.js" }?.bytes)
    let script = String(decoding: bytes, as: UTF8.self)
    #expect(script.hasPrefix("\"use strict\";\n"))
    #expect(script.contains("localStorage.setItem"))
  }
}
