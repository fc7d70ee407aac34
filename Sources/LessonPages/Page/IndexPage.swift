/// The first page of a site: the course, and a card for each lesson.
package struct IndexPage {
  private let outline: SiteOutline
  private let frame: PageFrame

  package init(_ outline: SiteOutline) {
    self.outline = outline
    let description = outline.course.description
    frame = PageFrame(
      outline: outline, path: "index.html", title: outline.course.title,
      description: description.isEmpty ? "A course in \(outline.entries.count) lessons." : description,
      hasMath: outline.entries.contains { SectionList($0.sections, upTo: 2).hasMath })
  }

  package var html: HTML {
    frame.page { html in
      html.newline()
      html.element("header", .class("page-head")) { html in
        html.element("h1", text: outline.course.title)
        if !outline.course.description.isEmpty {
          html.element("p", .class("lead"), text: outline.course.description)
        }
        html.element("p", .class("facts-line"), text: facts.joined(separator: " · "))
      }
      html.newline()
      html.element("ol", .class("cards")) { html in
        for entry in outline.entries { writeCard(entry, to: &html) }
      }
      html.newline()
    }
  }

  private var facts: [String] {
    let minutes = outline.entries.reduce(0) { $0 + $1.minutes }
    let exercises = outline.entries.reduce(0) { $0 + $1.exerciseCount }
    return [count(outline.entries.count, "lesson"), "\(count(minutes, "minute")) to read"]
      + (exercises == 0 ? [] : [count(exercises, "exercise")])
  }

  private func writeCard(_ entry: SiteOutline.Entry, to html: inout HTML) {
    html.element("li", .class("card")) { html in
      html.element("h2") { html in
        if let number = entry.number {
          html.element("span", .class("number"), text: String(number))
          html.text(" ")
        }
        html.link(frame.link(entry.path)) { $0.text(entry.title) }
      }
      if !entry.description.isEmpty { html.element("p", text: entry.description) }
      html.element("p", .class("facts-line"), text: facts(of: entry).joined(separator: " · "))
      let sections = SectionList(entry.sections, upTo: 2)
      if !sections.isEmpty {
        html.element("details") { html in
          html.element("summary", text: "Contents")
          sections.write(to: &html) { .file(entry.path, fragment: $0) }
        }
      }
    }
    html.newline()
  }

  private func facts(of entry: SiteOutline.Entry) -> [String] {
    ["\(count(entry.minutes, "minute")) to read"]
      + (entry.exerciseCount == 0 ? [] : [count(entry.exerciseCount, "exercise")])
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
