/// What all pages share: head, bar, list of lessons, foot.
///
///     +-----------------------------------------------+
///     | bar: course, tools                            |
///     +------------+---------------------+------------+
///     | lessons    | main                | sections   |
///     |            |                     | of the page|
///     +------------+---------------------+------------+
///
/// On narrow screens the two lists are in a drawer, which is a link's target, so that it opens without scripts.
struct PageFrame {
  let outline: SiteOutline
  /// The page's own path in the site.
  let path: String
  let title: String
  let description: String
  /// The index of the page's lesson.
  var current: Int?
  /// Of the page, for the list beside it.
  var sections: [Article.Section] = []
  /// There are formulas on the page.
  var hasMath = false
  /// There are plots or figures on the page.
  var hasDrawings = false
  /// Shown at any address, as pages for missing pages are: links begin at the site's base, where that is known.
  var isAnywhere = false

  /// No script, style, frame, form or request but the site's own files; no script or style within the page.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    + "connect-src 'self'; base-uri 'none'; form-action 'none'"

  func page(main: (inout HTML) -> Void) -> HTML {
    HTML { html in
      html.doctype()
      html.element("html", Attribute("lang", outline.course.language)) { html in
        html.element("head") { writeHead(to: &$0) }
        html.newline()
        html.element("body") { html in
          html.link(.fragment("page.main"), .class("skip")) { $0.text("Skip to the text") }
          writeBar(to: &html)
          html.element("div", .class("frame")) { html in
            writeLists(to: &html)
            html.element("main", .id("page.main"), Attribute("tabindex", "-1"), content: main)
          }
          html.newline()
        }
      }
      html.newline()
    }
  }

  func link(_ path: String, fragment: String? = nil) -> PageLink {
    if isAnywhere, let base = outline.base { return .file(path, at: base) }
    return .file(path, fragment: fragment)
  }

  private var isIndex: Bool { current == nil && !isAnywhere }

  // MARK: - Head

  private var fullTitle: String {
    title == outline.course.title ? title : "\(title) · \(outline.course.title)"
  }

  private func writeHead(to html: inout HTML) {
    html.newline()
    html.void("meta", Attribute("charset", "utf-8"))
    html.newline()
    html.void(
      "meta", Attribute("http-equiv", "Content-Security-Policy"),
      Attribute("content", PageFrame.contentSecurityPolicy))
    html.newline()
    meta("viewport", "width=device-width, initial-scale=1", to: &html)
    html.element("title", text: fullTitle)
    html.newline()
    if !description.isEmpty { meta("description", description, to: &html) }
    writeOpenGraph(to: &html)
    writeRelations(to: &html)
    relation("icon", link("assets/icon.svg"), to: &html)
    for sheet in styleSheets { relation("stylesheet", link("assets/\(sheet)"), to: &html) }
    if outline.isServed {
      // The first, so that it sees the page as it came.
      for script in ["follow.js", "editor.js"] {
        html.element("script", Attribute("src", link("assets/\(script)").destination))
      }
      html.newline()
    }
    // Not deferred: the colours that the reader has chosen should be there from the first paint.
    html.element("script", Attribute("src", link("assets/lesson.js").destination))
    if isIndex { html.element("script", Attribute("src", link("assets/index.js").destination)) }
    html.newline()
  }

  /// Those that the page needs. A page that is served may get its first drawing while it is read.
  private var styleSheets: [String] {
    var sheets = isIndex ? ["lesson.css", "index.css"] : ["lesson.css"]
    if hasDrawings || outline.isServed { sheets.append("drawing.css") }
    if hasMath { sheets.append("math.css") }
    if outline.isServed { sheets.append("served.css") }
    return sheets
  }

  private func meta(_ name: String, _ content: String, to html: inout HTML) {
    html.void("meta", Attribute("name", name), Attribute("content", content))
    html.newline()
  }

  private func relation(_ name: String, _ link: PageLink, to html: inout HTML) {
    html.void("link", Attribute("rel", name), .href(link))
    html.newline()
  }

  private func writeOpenGraph(to html: inout HTML) {
    let properties = [
      ("og:title", title), ("og:type", current == nil ? "website" : "article"),
      ("og:site_name", outline.course.title), ("og:description", description),
      ("og:url", isAnywhere ? "" : outline.base.map { PageLink.file(path, at: $0).destination } ?? ""),
    ]
    for (name, content) in properties where !content.isEmpty {
      html.void("meta", Attribute("property", name), Attribute("content", content))
      html.newline()
    }
  }

  private func writeRelations(to html: inout HTML) {
    if let base = outline.base, !isAnywhere {
      relation("canonical", .file(path == "index.html" ? "" : path, at: base), to: &html)
    }
    if let previous { relation("prev", link(previous.path), to: &html) }
    if let next { relation("next", link(next.path), to: &html) }
  }

  var previous: SiteOutline.Entry? {
    current.flatMap { $0 > 0 ? outline.entries[$0 - 1] : nil }
  }

  var next: SiteOutline.Entry? {
    current.flatMap { $0 + 1 < outline.entries.count ? outline.entries[$0 + 1] : nil }
  }

  // MARK: - Bar and lists

  private func writeBar(to html: inout HTML) {
    html.newline()
    html.element("header", .class("bar")) { html in
      html.link(.fragment("page.lists"), .class("menu"), .label("Lessons and sections")) { html in
        html.element("span", Attribute("aria-hidden", "true"), text: "☰")
      }
      html.link(link("index.html"), .class("brand")) { $0.text(outline.course.title) }
      html.element("div", .class("tools"), .id("page.tools")) { html in
        // Of use with scripts only, which show them.
        writeSearch(to: &html)
        html.element(
          "button", .class("theme"), .id("page.theme"), Attribute("type", "button"), Attribute("hidden"),
          .label("Colours: as the system has them"))
      }
    }
    html.newline()
  }

  private func writeSearch(to html: inout HTML) {
    html.element(
      "div", .class("search"), .id("page.search"), .role("search"),
      Attribute("data-root", link("").destination), Attribute("hidden")
    ) { html in
      html.void(
        "input", Attribute("type", "search"), .label("Search the course"), Attribute("placeholder", "Search"),
        Attribute("autocomplete", "off"), Attribute("autocapitalize", "off"),
        Attribute("spellcheck", "false"),
        Attribute("aria-keyshortcuts", "/"))
      html.element("div", .class("results"), Attribute("hidden"))
    }
  }

  private func writeLists(to html: inout HTML) {
    html.element("div", .class("lists"), .id("page.lists")) { html in
      html.link(.fragment("page.main"), .class("close"), .label("Close the lists")) { $0.text("×") }
      lessons.write(to: &html, current: current)
      if !sections.isEmpty { writeSections(to: &html) }
    }
    html.newline()
  }

  private var lessons: LessonList {
    isAnywhere ? LessonList(outline.entries, link: { link($0) }) : outline.lessons
  }

  private func writeSections(to html: inout HTML) {
    html.element("nav", .class("sections"), .label("On this page")) { html in
      html.element("p", .class("list-title"), text: "On this page")
      SectionList(sections, upTo: 3).write(to: &html) { .fragment($0) }
    }
    html.newline()
  }
}
