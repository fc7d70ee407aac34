import Testing

@testable import LessonPages

@Suite("Markup")
struct HTMLTests {
  @Test("Text and attributes mean themselves, whatever is in them")
  func escaping() {
    let html = HTML { html in
      html.element("p", Attribute("title", #"<"a" & 'b'>"#), text: "1 < 2 & \"3\" > ')")
    }
    #expect(html.string == #"<p title="&lt;&quot;a&quot; &amp; 'b'&gt;">1 &lt; 2 &amp; "3" &gt; ')</p>"#)
  }

  @Test(
    "What may not stand in a document is written out",
    arguments: [
      (0x1B, #"\u{1B}"#), (0x0, #"\u{0}"#), (0xD, #"\u{D}"#), (0x9F, #"\u{9F}"#), (0xFFFE, #"\u{FFFE}"#),
      (0xFDD0, #"\u{FDD0}"#), (0x1FFFF, #"\u{1FFFF}"#), (0xE9, "é"), (0x9, "\t"), (0xA, "\n"),
      (0xFEFF, "\u{FEFF}"), (0x1F642, "🙂"),
    ] as [(UInt32, String)])
  func controls(scalar: UInt32, written: String) throws {
    let text = String(Character(try #require(Unicode.Scalar(scalar))))
    #expect(HTML { $0.text("a\(text)<") }.string == "a\(written)&lt;")
  }
}

@Suite("Links of pages")
struct PageLinkTests {
  @Test(
    "Addresses that could run or show something of their own are refused",
    arguments: [
      "javascript:alert(1)", "JavaScript:alert(1)", "java\u{1}script:alert(1)", " javascript:alert(1)",
      "java\tscript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x",
      "about:blank",
      "https://a b", "https://a\nb", "//example.org", "relative.html", "",
    ])
  func refused(address: String) {
    #expect(PageLink.address(address) == nil)
  }

  @Test("What an address may not hold is percent-encoded; what it may is kept")
  func kept() {
    let link = PageLink.address("https://example.org/a%20b?x=1&y=[2]#\"é\"")
    #expect(link?.destination == "https://example.org/a%20b?x=1&y=%5B2%5D#%22%C3%A9%22")
    #expect(link?.isExternal == true)
    #expect(PageLink.file("a lesson.html", fragment: "über").destination == "a%20lesson.html#%C3%BCber")
    #expect(PageLink.fragment("cell.1").destination == "#cell.1")
  }
}
