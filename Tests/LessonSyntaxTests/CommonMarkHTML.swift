import LessonModel

/// Blocks as the HTML that the CommonMark specification prints for them, and GitHub's for tables.
///
/// For example, `*a* [b](/c)` becomes `<p><em>a</em> <a href="/c">b</a></p>`.
///
/// The form is made to be compared with the specification's own examples: raw HTML passes through as written and
/// no address is refused, so it is not for pages that people open. Blocks that lessons add (cells, exercises)
/// are left out, except that formulas and callouts keep their text.
struct CommonMarkHTML {
  private var html = ""

  static func render(_ blocks: [Block]) -> String {
    var renderer = CommonMarkHTML()
    renderer.add(blocks)
    return renderer.html
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    startLine()
    switch block.kind {
    case .paragraph(let inlines): addElement("p", inlines)
    case .heading(let level, let inlines, _): addElement("h\(level)", inlines)
    case .blockQuote(let blocks): addQuote(blocks)
    case .callout(let callout): addQuote(callout.blocks)
    case .list(let list): addList(list)
    case .code(let code): addCode(code)
    case .html(let text): html += text
    case .thematicBreak: html += "<hr />"
    case .table(let table): addTable(table)
    case .math(let math): addElement("p", [.math(math)])
    case .cell, .exercise, .exercisePart, .recordedOutput: break
    }
    startLine()
  }

  /// Ends the line, unless nothing stands in it.
  private mutating func startLine() {
    if !html.isEmpty, html.utf8.last != UInt8(ascii: "\n") { html += "\n" }
  }

  private mutating func addElement(_ tag: String, _ inlines: [Inline]) {
    html += "<\(tag)>"
    add(inlines)
    html += "</\(tag)>"
  }

  private mutating func addQuote(_ blocks: [Block]) {
    html += "<blockquote>\n"
    add(blocks)
    html += "</blockquote>"
  }

  private mutating func addCode(_ code: CodeBlock) {
    let word = code.info.prefix { !$0.isWhitespace }
    html += word.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(word.escapedForHTML)\">"
    html += code.text.escapedForHTML + "</code></pre>"
  }
}

extension CommonMarkHTML {
  private mutating func addList(_ list: List) {
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    html += "<\(tag)\(start)>\n"
    for item in list.items {
      html += "<li>"
      addItem(item, isTight: list.isTight)
      html += "</li>\n"
    }
    html += "</\(tag)>"
  }

  /// Paragraphs of a tight list are written without `<p>`.
  private mutating func addItem(_ blocks: [Block], isTight: Bool) {
    for block in blocks {
      if isTight, case .paragraph(let inlines) = block.kind {
        // The text follows `<li>` or the block before it directly.
        add(inlines)
      } else {
        add(block)
      }
    }
  }
}

extension CommonMarkHTML {
  private mutating func addTable(_ table: PipeTable) {
    html += "<table>\n<thead>\n"
    addRow(table.header, tag: "th", table.alignments)
    html += "</thead>\n"
    if !table.rows.isEmpty {
      html += "<tbody>\n"
      for row in table.rows { addRow(row, tag: "td", table.alignments) }
      html += "</tbody>\n"
    }
    html += "</table>"
  }

  private mutating func addRow(_ cells: [[Inline]], tag: String, _ alignments: [PipeTable.Alignment]) {
    html += "<tr>\n"
    for (cell, alignment) in zip(cells, alignments) {
      html += alignment == .none ? "<\(tag)>" : "<\(tag) align=\"\(alignment)\">"
      add(cell)
      html += "</\(tag)>\n"
    }
    html += "</tr>\n"
  }
}

extension CommonMarkHTML {
  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines { add(inline) }
  }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .text(let words): html += words.escapedForHTML
    case .code(let code): html += "<code>\(code.escapedForHTML)</code>"
    case .emphasis(let inner): addElement("em", inner)
    case .strong(let inner): addElement("strong", inner)
    case .link(let destination, let title, let inner):
      html += "<a href=\"\(destination.escapedForURL)\"\(Self.attribute(title: title))>"
      add(inner)
      html += "</a>"
    case .image(let source, let title, let description):
      let alt = description.plainText.escapedForHTML
      html += "<img src=\"\(source.escapedForURL)\" alt=\"\(alt)\"\(Self.attribute(title: title)) />"
    case .math(let math):
      let dollars = math.isDisplay ? "$$" : "$"
      html += (dollars + math.tex + dollars).escapedForHTML
    case .html(let tag): html += tag
    case .softBreak: html += "\n"
    case .lineBreak: html += "<br />\n"
    }
  }

  private static func attribute(title: String) -> String {
    title.isEmpty ? "" : " title=\"\(title.escapedForHTML)\""
  }
}

extension StringProtocol {
  /// The text with `&`, `<`, `>` and `"` as entities.
  fileprivate var escapedForHTML: String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(utf8.count)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += Array("&amp;".utf8)
      case UInt8(ascii: "<"): escaped += Array("&lt;".utf8)
      case UInt8(ascii: ">"): escaped += Array("&gt;".utf8)
      case UInt8(ascii: "\""): escaped += Array("&quot;".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// The address with every byte that may not stand in one as `%XX`, then escaped for an attribute.
  fileprivate var escapedForURL: String {
    let kept = Set("-_.+!*'(),%#@?=;:/,+$&~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in utf8 {
      if byte.isASCIILetterOrDigit || kept.contains(byte) {
        escaped.append(byte)
      } else {
        escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: escaped, as: UTF8.self).escapedForAttribute
  }

  private var escapedForAttribute: String {
    var escaped = ""
    for character in self {
      switch character {
      case "&": escaped += "&amp;"
      case "'": escaped += "&#x27;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
