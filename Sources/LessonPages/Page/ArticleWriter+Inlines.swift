import LessonModel

extension ArticleWriter {
  func write(_ inlines: [Inline], isInsideLink: Bool = false, to html: inout HTML) {
    var raw = RawHTMLWriter(isFlow: false, isInsideLink: isInsideLink)
    var rest = inlines[...]
    while let inline = rest.popFirst() {
      if case .html(let markup) = inline {
        raw.write(markup, to: &html, rawHTMLActions)
      } else if case .math(let math) = inline, let marks = rest.takeClosingMarks() {
        // A browser would end a row between a formula and the comma behind it.
        html.element("span", .class("together")) { html in
          html.append(markup(of: math))
          html.text(marks)
        }
      } else {
        write(inline, isInsideLink, to: &html)
      }
    }
    raw.end(to: &html)
  }

  private func write(_ inline: Inline, _ isInsideLink: Bool, to html: inout HTML) {
    switch inline {
    case .text(let words): html.text(words)
    case .code(let code): html.element("code", text: code.visiblyEscaped)
    case .emphasis(let inner):
      html.element("em") { write(inner, isInsideLink: isInsideLink, to: &$0) }
    case .strong(let inner):
      html.element("strong") { write(inner, isInsideLink: isInsideLink, to: &$0) }
    case .link(let destination, let title, let inner): writeLink(destination, title, inner, to: &html)
    case .image(let source, let title, let inner):
      writeImage(source, title, PlainWords.text(of: inner), to: &html)
    case .math(let math): html.append(markup(of: math))
    case .html: break
    case .softBreak: html.newline()
    case .lineBreak: html.void("br")
    }
  }

  // MARK: - Links

  /// A link that is refused leaves its words.
  private func writeLink(_ destination: String, _ title: String, _ inner: [Inline], to html: inout HTML) {
    guard let link = link(to: destination) else { return write(inner, to: &html) }
    html.link(link, title.isEmpty ? nil : Attribute("title", title)) {
      write(inner, isInsideLink: true, to: &$0)
    }
  }

  /// The checked form of a destination; nil when it is refused, which is then reported.
  func link(to destination: String) -> PageLink? {
    if let address = PageLink.address(destination) { return address }
    if let scheme = PageLink.scheme(of: destination) {
      report(
        .error, "link-refused", "links may not use `\(scheme):`", at: destination,
        fix: "use https:, http: or mailto:, or the name of a lesson's file")
      return nil
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    let path = parts.first ?? ""
    let fragment = parts.count > 1 ? parts[1].percentDecoded : nil
    if path.isEmpty { return .fragment(fragment ?? "") }
    guard !path.hasPrefix("/"), !path.hasPrefix("\\") else {
      report(
        .error, "link-refused", "`\(destination)` does not begin where a page can know", at: destination,
        fix: "write the whole address with https:, or a path that starts at the lesson")
      return nil
    }
    return link(toFile: path.percentDecoded, fragment, destination)
  }

  private func link(toFile path: String, _ fragment: String?, _ destination: String) -> PageLink? {
    var names = path.split(separator: "/").map(String.init)
    while names.first == "." { names.removeFirst() }
    guard names.count == 1, names[0].hasSuffix(".md") else {
      report(
        names.contains("..") ? .error : .warning, "link-refused",
        names.contains("..")
          ? "`\(destination)` leads out of the course"
          : "`\(destination)` is no lesson, and pages link to no other files",
        at: destination, fix: "link to a lesson, such as `\(lesson.name).md`, or to a place on the web")
      return nil
    }
    let name = String(names[0].dropLast(3))
    switch renderer.target(name) {
    case .page: return .file(name + ".html", fragment: fragment)
    case .leftOut: return nil
    case .unknown(let nearest):
      report(
        .error, "unknown-lesson", "there is no lesson `\(name)`", at: destination,
        fix: nearest.map { "did you mean `\($0).md`?" }
          ?? "name a lesson of this course, such as `\(lesson.name).md`")
      return nil
    }
  }

  // MARK: - Images

  /// An image that stands alone, with its title as the caption.
  func writeFigure(_ source: String, _ title: String, _ inner: [Inline], to html: inout HTML) {
    html.element("figure") { html in
      writeImage(source, "", PlainWords.text(of: inner), to: &html)
      if !title.isEmpty { html.element("figcaption", text: title) }
    }
  }

  func writeImage(_ source: String, _ title: String, _ description: String, to html: inout HTML) {
    if description.isEmpty {
      report(
        .warning, "image-without-alt", "the image has no description", at: source,
        fix: "say in the brackets what there is to see: `![A curve that falls](\(source))`")
    }
    imageSources.insert(source)
    switch renderer.image(source) {
    case .refused(let summary, let fix):
      report(.error, "image-refused", summary, at: source, fix: fix)
      html.element("span", .class("missing"), text: description.isEmpty ? "image" : description)
    case .found(let path, let width, let height):
      images.insert(path)
      html.void(
        "img", Attribute("src", PageLink.file(path).destination), Attribute("alt", description),
        width.map { Attribute("width", String($0)) }, height.map { Attribute("height", String($0)) },
        title.isEmpty ? nil : Attribute("title", title), Attribute("loading", "lazy"))
    }
  }

  // MARK: - Raw HTML

  var rawHTMLActions: RawHTMLWriter.Actions {
    RawHTMLWriter.Actions(
      link: link(to:), image: { self.writeImage($0, "", $1 ?? "", to: &$2) },
      refuse: { self.report(.warning, "html-not-carried-out", $1.words(about: $0), at: $0, fix: $1.fix) })
  }
}

extension RawHTMLWriter.Refusal {
  fileprivate func words(about tag: String) -> String {
    let tag = tag.count > 40 ? tag.prefix(40) + "…" : tag[...]
    return switch self {
    case .notAllowed: "`\(tag)` is shown as it is written: pages do not carry it out"
    case .misplaced: "`\(tag)` is shown as it is written: it cannot stand here"
    case .closesNothing: "`\(tag)` closes nothing"
    case .tooDeep: "`\(tag)` is shown as it is written: it stands in too many others"
    }
  }

  fileprivate var fix: String {
    switch self {
    case .notAllowed:
      "use Markdown, or one of the elements that the documentation lists; put code in backquotes"
    case .misplaced:
      "look at what is open above it: text cannot hold blocks, a link no links, a list only items"
    case .closesNothing: "take it out, or open the element in the same list or paragraph"
    case .tooDeep: "close some of them"
    }
  }
}

extension ArraySlice<Inline> {
  /// Removes what closes a clause or a bracket from the beginning of the words that come next; nil where there is none.
  fileprivate mutating func takeClosingMarks() -> String? {
    guard case .text(let words) = first else { return nil }
    let marks = words.prefix { ".,;:!?)]”’…".contains($0) }
    guard !marks.isEmpty else { return nil }
    self[startIndex] = .text(String(words.dropFirst(marks.count)))
    return String(marks)
  }
}

extension String {
  /// With `%20` and its like carried out, where that gives UTF-8.
  var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
