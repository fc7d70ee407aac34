import LessonModel
import LessonSyntax
import Testing

@testable import LessonPages

@Suite("Raw HTML in lessons")
struct RawHTMLTests {
  /// A lesson's page below its heading, and what was said of it.
  private func page(_ markdown: String) -> (body: String, problems: [String]) {
    let lesson = LessonParser().parse(markdown, name: "a", file: "a.md")
    let renderer = ArticleRenderer(edition: .reader, source: SourceText(Array(markdown.utf8)))
    let article = renderer.article(lesson) { _ in nil }
    return (
      article.body.string.split(separator: "\n").joined(separator: "\n"),
      article.diagnostics.map(\.identifier)
    )
  }

  @Test(
    "Elements of the list are carried out",
    arguments: [
      "<p>H<sub>2</sub>O and <kbd>Esc</kbd><br></p>",
      "<details open=\"\"><summary>More</summary><p>text</p></details>",
      "<table><tr><th scope=\"row\">a</th><td colspan=\"2\">b</td></tr></table>",
      "<p><a href=\"https://example.org\" rel=\"noopener\">out</a></p>",
    ])
  func allowed(markup: String) {
    let written = markup.replacing("<p>", with: "").replacing("</p>", with: "")
    let markdown = markup.hasPrefix("<p>") ? written : markup
    let result = page(markdown.replacing(" rel=\"noopener\"", with: ""))
    #expect(result.body == markup && result.problems.isEmpty)
  }

  @Test(
    "Everything else is shown as it is written, and told",
    arguments: [
      "<script>alert(1)</script>", "<style>p{}</style>", "<iframe src=\"x\"></iframe>",
      "<form action=\"x\"><input></form>", "<object data=\"x\"></object>", "<embed src=x>",
      "<svg onload=alert(1)>",
      "<math><mtext></mtext></math>", "<base href=\"x\">", "<meta http-equiv=\"refresh\">",
      "<link rel=\"x\">",
      "<ScRiPt >alert(1)</sCrIpT>",
    ])
  func refused(markup: String) {
    let (body, problems) = page(markup)
    #expect(!problems.isEmpty && problems.allSatisfy { $0 == "html-not-carried-out" })
    let names = body.split(separator: "<").map { $0.prefix { $0.isLetter || $0 == "/" }.lowercased() }
    #expect(names.allSatisfy { ["p", "/p", ""].contains($0) }, "\(body)")
  }

  @Test(
    "Attributes that run, style or name something are left out",
    arguments: [
      "onclick=\"alert(1)\"", "style=\"position:fixed\"", "id=\"page.main\"", "class=\"bar\"", "ONLOAD=x",
    ])
  func attributes(attribute: String) {
    #expect(page("<b \(attribute) title=\"t\">x</b>").body == "<p><b title=\"t\">x</b></p>")
  }

  @Test("A link with a scheme that runs something keeps its words only")
  func links() {
    let (body, problems) = page("<a href=\"java&#115;cript:alert(1)\">here</a>")
    #expect(body == "<p><a>here</a></p>")
    #expect(problems == ["link-refused"])
  }

  @Test(
    "What is left open is closed, and what closes nothing is left out",
    arguments: [
      ("<b>a", "<p><b>a</b></p>"), ("a</b>", "<p>a</p>"), ("<b><i>a</b></i>", "<p><b><i>a</i></b></p>"),
      ("</article></main>", "&lt;/article&gt;&lt;/main&gt;"),
    ])
  func wellFormed(markup: String, expected: String) {
    #expect(page(markup).body == expected)
  }

  @Test("Comments are not shown")
  func comments() {
    #expect(page("a <!-- secret --> b").body == "<p>a  b</p>")
  }

  @Test("Whatever tags come in whatever order, the page stays well formed", arguments: 0..<200)
  func anything(seed: UInt64) throws {
    let pieces = [
      "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>",
      "<a href=x>",
      "</a>", "<details>", "<summary>", "</details>", "text", "\n\n", "*em*", "<", ">", "<script>", "<br>",
      "> ",
      "- ", "<div>", "</div>", "<img src=a alt=b>", "&lt;", "<!--", "-->", "\"",
    ]
    var state = seed &+ 1
    let markdown = (0..<40).map { _ -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return pieces[Int(state >> 33) % pieces.count]
    }.joined()
    try WellFormed.check(page(markdown).body)
  }
}
