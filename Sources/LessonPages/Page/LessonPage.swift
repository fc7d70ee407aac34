/// The page of a lesson.
package struct LessonPage {
  private let frame: PageFrame
  private let article: Article

  /// - Parameter index: of the lesson among the outline's entries.
  package init(_ article: Article, at index: Int, of outline: SiteOutline) {
    self.article = article
    frame = PageFrame(
      outline: outline, path: outline.entries[index].path, title: article.title,
      description: article.description, current: index, sections: article.sections, hasMath: article.hasMath,
      hasDrawings: article.hasDrawings)
  }

  package var html: HTML {
    frame.page { html in
      html.newline()
      html.element("article") { html in
        writeHead(to: &html)
        html.newline()
        html.append(article.body)
      }
      html.newline()
      writeNeighbours(to: &html)
    }
  }

  private func writeHead(to html: inout HTML) {
    html.element("header", .class("page-head")) { html in
      html.element("nav", .class("crumbs"), .label("Breadcrumbs")) { html in
        html.element("ol") { html in
          html.element("li") { $0.link(frame.link("index.html")) { $0.text(frame.outline.course.title) } }
          html.element("li", Attribute("aria-current", "page"), text: article.title)
        }
      }
      html.element("h1", article.headingIdentifier.map { .id($0) }) { $0.append(article.heading) }
      html.element("p", .class("facts-line"), text: facts.joined(separator: " · "))
    }
  }

  private var facts: [String] {
    let minutes = article.readingTime.minutes
    let exercises = article.exerciseCount
    return [minutes == 1 ? "1 minute to read" : "\(minutes) minutes to read"]
      + (exercises == 0 ? [] : [exercises == 1 ? "1 exercise" : "\(exercises) exercises"])
  }

  private func writeNeighbours(to html: inout HTML) {
    guard frame.previous != nil || frame.next != nil else { return }
    html.element("nav", .class("neighbours"), .label("Neighbouring lessons")) { html in
      if let previous = frame.previous { writeNeighbour(previous, "prev", "Previous", to: &html) }
      if let next = frame.next { writeNeighbour(next, "next", "Next", to: &html) }
    }
    html.newline()
  }

  private func writeNeighbour(
    _ entry: SiteOutline.Entry, _ relation: String, _ words: String, to html: inout HTML
  ) {
    html.link(frame.link(entry.path), Attribute("rel", relation), .class(relation)) { html in
      html.element("span", .class("direction"), text: words)
      html.text(" ")
      html.element("span", .class("neighbour"), text: entry.title)
    }
  }
}
