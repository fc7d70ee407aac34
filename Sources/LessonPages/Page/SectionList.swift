/// The sections of a page as a list, those of the third level inside those of the second.
struct SectionList {
  private struct Item {
    var section: Article.Section
    var children: [Article.Section] = []
  }

  private var items: [Item] = []

  /// - Parameter deepest: sections of lower levels are left out.
  init(_ sections: [Article.Section], upTo deepest: Int) {
    for section in sections where section.level <= deepest {
      if section.level == 2 || items.isEmpty {
        items.append(Item(section: section))
      } else {
        items[items.count - 1].children.append(section)
      }
    }
  }

  var isEmpty: Bool { items.isEmpty }

  var hasMath: Bool { items.contains { $0.section.hasMath || $0.children.contains(where: \.hasMath) } }

  /// - Parameter link: from a section's identifier to its place.
  func write(to html: inout HTML, link: (String) -> PageLink) {
    html.element("ol") { html in
      for item in items {
        html.element("li") { html in
          write(item.section, link, to: &html)
          guard !item.children.isEmpty else { return }
          html.element("ol") { html in
            for child in item.children { html.element("li") { write(child, link, to: &$0) } }
          }
        }
        html.newline()
      }
    }
  }

  private func write(_ section: Article.Section, _ link: (String) -> PageLink, to html: inout HTML) {
    html.link(link(section.identifier)) { $0.append(section.title) }
  }
}
