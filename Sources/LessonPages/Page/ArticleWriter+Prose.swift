import LessonModel

extension ArticleWriter {
  /// The paragraphs of a tight list are text without an element of their own.
  func writeParagraph(_ inlines: [Inline], isTight: Bool, to html: inout HTML) {
    note(prose: inlines)
    if inlines.count == 1, case .image(let source, let title, let inner) = inlines[0], !isTight {
      return writeFigure(source, title, inner, to: &html)
    }
    if isTight {
      write(inlines, to: &html)
    } else {
      html.element("p") { write(inlines, to: &$0) }
    }
  }

  func writeHeading(_ level: Int, _ inlines: [Inline], _ identifier: String, to html: inout HTML) {
    if isHint {
      note(prose: inlines)
      return html.element("p") { $0.element("strong") { write(inlines, to: &$0) } }
    }
    note(section: identifier, title: inlines)
    anchors.insert(identifier)
    if level > 1 {
      let title = HTML { write(inlines.withoutLinks, to: &$0) }
      sections.append(
        Article.Section(level: level, identifier: identifier, title: title, hasMath: inlines.hasMath))
    }
    let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
    html.element(names[min(max(level, 1), 6) - 1], .id(identifier)) { html in
      write(inlines, to: &html)
      html.text(" ")
      html.link(.fragment(identifier), .class("anchor"), .label("Link to this section")) { $0.text("#") }
    }
  }

  func writeCallout(_ callout: Callout, to html: inout HTML) {
    let name = callout.kind.rawValue
    let title = name.prefix(1).uppercased() + name.dropFirst()
    html.element("div", .class("callout \(name)"), .role("note"), .label(title)) { html in
      html.element("p", .class("callout-title"), Attribute("aria-hidden", "true"), text: title)
      write(callout.blocks, to: &html)
    }
  }

  // MARK: - Lists

  func writeList(_ list: List, to html: inout HTML) {
    guard let start = list.start else {
      return html.element("ul") { writeItems(of: list, to: &$0) }
    }
    html.element("ol", start == 1 ? nil : Attribute("start", String(start))) { writeItems(of: list, to: &$0) }
  }

  private func writeItems(of list: List, to html: inout HTML) {
    html.newline()
    for item in list.items {
      var blocks = item
      let task = blocks.takeTaskMark()
      html.element("li", task == nil ? nil : .class("task")) { html in
        if let task { writeTaskMark(isDone: task, to: &html) }
        write(blocks, isTight: list.isTight, to: &html)
      }
      html.newline()
    }
  }

  private func writeTaskMark(isDone: Bool, to html: inout HTML) {
    let mark = isDone ? "☑" : "☐"
    html.element("span", .class("box"), .role("img"), .label(isDone ? "done" : "to do"), text: mark)
    html.text(" ")
  }

  // MARK: - Tables and formulas

  func writeTable(_ table: PipeTable, to html: inout HTML) {
    html.element("div", .class("scroll")) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for (cell, alignment) in zip(table.header, table.alignments) {
              writeHeader(cell, alignment, to: &html)
            }
          }
        }
        guard !table.rows.isEmpty else { return }
        html.element("tbody") { html in
          for row in table.rows { writeRow(row, table.alignments, to: &html) }
        }
      }
    }
  }

  private func writeHeader(_ cell: [Inline], _ alignment: PipeTable.Alignment, to html: inout HTML) {
    note(prose: cell)
    // A heading without words would be read aloud as nothing.
    if cell.isEmpty { return html.element("td") }
    html.element("th", Attribute("scope", "col"), alignment.class) { write(cell, to: &$0) }
  }

  private func writeRow(_ row: [[Inline]], _ alignments: [PipeTable.Alignment], to html: inout HTML) {
    html.element("tr") { html in
      for (cell, alignment) in zip(row, alignments) {
        note(prose: cell)
        html.element("td", alignment.class) { write(cell, to: &$0) }
      }
    }
    html.newline()
  }

  func writeDisplayMath(_ math: Math, to html: inout HTML) {
    note(formula: math)
    html.element("div", .class("math")) { html in html.append(markup(of: math)) }
  }
}

extension PipeTable.Alignment {
  fileprivate var `class`: Attribute? {
    switch self {
    case .none, .left: nil
    case .center: .class("center")
    case .right: .class("right")
    }
  }
}

extension [Inline] {
  fileprivate var hasMath: Bool {
    contains { inline in
      switch inline {
      case .math: true
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner): inner.hasMath
      default: false
      }
    }
  }

  /// Links cannot stand within links.
  fileprivate var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, _, let inner): inner.withoutLinks
      case .emphasis(let inner): [.emphasis(inner.withoutLinks)]
      case .strong(let inner): [.strong(inner.withoutLinks)]
      case .html: []
      default: [inline]
      }
    }
  }
}
