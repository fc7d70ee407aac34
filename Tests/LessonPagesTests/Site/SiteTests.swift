import LessonModel
import LessonOutput
import LessonSyntax
import Testing

@testable import LessonPages

@Suite("The files of a site")
struct SiteTests {
  private func site(
    _ lessons: KeyValuePairs<String, String>, appendices: [String] = [], base: String? = nil,
    font: MathFont? = nil
  ) -> SiteFiles {
    let articles = lessons.map { name, markdown in
      let lesson = LessonParser().parse(markdown, name: name, file: "\(name).md")
      return ArticleRenderer(edition: .reader, source: SourceText(Array(markdown.utf8))).article(lesson) {
        _ in nil
      }
    }
    let outline = SiteOutline(
      course: CourseDescription(title: "A & B", appendices: appendices), base: base,
      entries: articles.map(SiteOutline.Entry.init))
    return SiteFiles(outline, articles, images: [:], mathFont: font)
  }

  private func text(_ path: String, _ site: SiteFiles) -> String {
    String(decoding: site.contents[path] ?? [], as: UTF8.self)
  }

  @Test("Only pages with formulas refer to what formulas need, and only sites with such pages have it")
  func math() {
    let plain = site(["a": "# A\n"])
    #expect(!plain.paths.contains { $0.contains("math") })
    let both = site(["a": "# A\n", "b": "# B\n\n$x$\n", "c": "# C\n\n## $y$\n"])
    #expect(both.paths.contains("assets/math.css"))
    for page in ["index.html", "a.html", "b.html", "c.html", "404.html"] {
      // The first page lists the sections of C.
      #expect(
        text(page, both).contains("math.css") == ["index.html", "b.html", "c.html"].contains(page), "\(page)")
    }
    #expect(!text("assets/math.css", both).contains("@font-face"))
  }

  @Test("Only pages with drawings load their rules, and none loads the search before it is used")
  func drawings() {
    let renderer = ArticleRenderer(edition: .reader, source: SourceText([]))
    let lesson = LessonParser().parse("# A\n\n```swift\nf()\n```\n", name: "a", file: "a.md")
    for output in [Output.plot(Plot("P").line([1, 2])), .text(TextOutput(.output, "x\n"))] {
      let article = renderer.article(lesson) { CellResult(cell: $0, status: .succeeded, outputs: [output]) }
      let outline = SiteOutline(
        course: CourseDescription(title: "C"), base: nil, entries: [SiteOutline.Entry(article)])
      let page = text("a.html", SiteFiles(outline, [article], images: [:], mathFont: nil))
      #expect(page.contains("assets/drawing.css") == article.hasDrawings)
      #expect(!page.contains("search.js"))
    }
  }

  @Test("Each page leads to the one before and after, in the course's order")
  func neighbours() {
    let middle = text("b.html", site(["a": "# A\n", "b": "# B\n", "c": "# C & D\n"]))
    #expect(middle.contains(#"<link rel="prev" href="a.html">"#))
    #expect(middle.contains(#"<link rel="next" href="c.html">"#))
    #expect(middle.contains(#"<span class="neighbour">C &amp; D</span>"#))
    #expect(middle.contains(#"<a href="b.html" aria-current="page">B</a>"#))
  }

  @Test("Appendices stand apart, without numbers, and are not counted as lessons")
  func appendices() {
    let site = site(["01-a": "# A\n", "02-b": "# B\n", "00-c": "# C\n"], appendices: ["00-c"])
    let index = text("index.html", site)
    #expect(index.contains(#"<p class="facts-line">2 lessons · 2 minutes to read</p>"#))
    #expect(index.contains(#"<h2><span class="number">2</span> <a href="02-b.html">B</a></h2>"#))
    let parts = index.split(separator: "<h2>Appendices</h2>")
    #expect(parts.count == 2 && parts[1].contains(#"<h3><a href="00-c.html">C</a></h3>"#))
    let last = text("02-b.html", site)
    #expect(last.contains(#"<p class="list-title">Appendices</p><ol><li><a href="00-c.html">C</a></li>"#))
    #expect(last.contains(#"<link rel="next" href="00-c.html">"#))
  }

  @Test("Where a site has appendices alone, they are its lessons")
  func appendicesAlone() {
    let index = text("index.html", site(["01-a": "# A\n"], appendices: ["01-a", "02-b"]))
    #expect(index.contains("1 lesson ·") && !index.contains("Appendices"))
  }

  @Test(
    "Every page has a strict policy, words for previews, and nothing inline",
    arguments: [nil, "https://a.org/b/"])
  func head(base: String?) {
    let site = site(["a": "# A\n\nFirst words.\n"], base: base)
    for path in site.paths where path.hasSuffix(".html") {
      let page = text(path, site)
      #expect(page.contains("default-src 'none'; script-src 'self'; style-src 'self'"), "\(path)")
      #expect(
        !page.contains("<style") && !page.contains(" style=") && !page.contains("javascript:"), "\(path)")
      #expect(page.ranges(of: "<script ").count == page.ranges(of: "<script src=").count, "\(path)")
      #expect(page.contains(#"<meta property="og:site_name" content="A &amp; B">"#), "\(path)")
    }
    let page = text("a.html", site)
    #expect(page.contains(#"<meta name="description" content="First words.">"#))
    #expect(page.contains(#"<link rel="canonical" href="https://a.org/b/a.html">"#) == (base != nil))
  }

  @Test("A sitemap names every page, and there is none for a place that is not known")
  func sitemap() {
    #expect(site(["a": "# A\n"]).contents["sitemap.xml"] == nil)
    let sitemap = text(
      "sitemap.xml", site(["a b": "# A\n"], base: "https://a.org/?".replacing("?", with: "")))
    #expect(
      sitemap.contains("<loc>https://a.org/</loc>") && sitemap.contains("<loc>https://a.org/a%20b.html</loc>")
    )
  }
}
