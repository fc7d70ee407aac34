/// The first page of a site: the course, a card for each lesson, and apart from these one for each appendix.
package struct IndexPage {
  private let outline: SiteOutline
  private let frame: PageFrame

  package init(_ outline: SiteOutline) {
    self.outline = outline
    let description = outline.course.description
    frame = PageFrame(
      outline: outline, path: "index.html", title: outline.course.title,
      description: description.isEmpty
        ? "A course in \(IndexPage.lessons(outline).count) lessons." : description,
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
        for entry in lessons { writeCard(entry, heading: "h2", to: &html) }
      }
      writeAppendices(to: &html)
      html.newline()
    }
  }

  private func writeAppendices(to html: inout HTML) {
    let appendices = outline.entries.filter(\.isAppendix)
    guard !appendices.isEmpty else { return }
    html.element("h2", text: "Appendices")
    html.element("ul", .class("cards")) { html in
      for entry in appendices { writeCard(entry, heading: "h3", to: &html) }
    }
  }

  private var lessons: [SiteOutline.Entry] { IndexPage.lessons(outline) }

  private static func lessons(_ outline: SiteOutline) -> [SiteOutline.Entry] {
    outline.entries.filter { !$0.isAppendix }
  }

  private var facts: [String] {
    let minutes = lessons.reduce(0) { $0 + $1.minutes }
    let exercises = lessons.reduce(0) { $0 + $1.exerciseCount }
    return [count(lessons.count, "lesson"), "\(count(minutes, "minute")) to read"]
      + (exercises == 0 ? [] : [count(exercises, "exercise")])
  }

  private func writeCard(_ entry: SiteOutline.Entry, heading: StaticString, to html: inout HTML) {
    html.element("li", .class("card")) { html in
      html.element(heading) { html in
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
