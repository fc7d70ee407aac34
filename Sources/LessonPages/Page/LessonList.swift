/// The list of all lessons, which every page has. Its entries are made once for all pages: a course of hundreds of lessons
/// has a hundred thousand of them.
struct LessonList: Sendable {
  private let items: [HTML]
  private let currentItems: [HTML]
  /// The index of the first appendix, or the number of entries.
  private let firstAppendix: Int

  /// - Parameter link: from a lesson's path to its place.
  init(_ entries: [SiteOutline.Entry], link: (String) -> PageLink = { .file($0) }) {
    items = entries.map { LessonList.item($0, link($0.path), isCurrent: false) }
    currentItems = entries.map { LessonList.item($0, link($0.path), isCurrent: true) }
    firstAppendix = entries.firstIndex(where: \.isAppendix) ?? entries.count
  }

  /// - Parameter current: the index of the page's own lesson.
  func write(to html: inout HTML, current: Int?) {
    html.element("nav", .class("lessons"), .label("Lessons")) { html in
      write("Lessons", items[..<firstAppendix], current: current, to: &html)
      write("Appendices", items[firstAppendix...], current: current, to: &html)
    }
    html.newline()
  }

  private func write(_ title: String, _ items: ArraySlice<HTML>, current: Int?, to html: inout HTML) {
    guard !items.isEmpty else { return }
    html.element("p", .class("list-title"), text: title)
    html.element("ol") { html in
      for index in items.indices { html.append(index == current ? currentItems[index] : items[index]) }
    }
  }

  private static func item(_ entry: SiteOutline.Entry, _ link: PageLink, isCurrent: Bool) -> HTML {
    HTML { html in
      html.element("li") { html in
        html.link(link, isCurrent ? Attribute("aria-current", "page") : nil) { html in
          if let number = entry.number {
            html.element("span", .class("number"), text: String(number))
            html.text(" ")
          }
          html.text(entry.title)
        }
      }
      html.newline()
    }
  }
}
