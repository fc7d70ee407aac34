/// Writes the raw HTML that stands among the blocks of one list, or in one run of text, as far as it is allowed.
///
/// Elements are opened and closed by the lesson's own tags, so this keeps the list of what is open: an end tag
/// that closes nothing is left out, what is never closed is closed at the end, and what may not stand at its place
/// is shown as it is written. The result is well formed whatever the lesson says.
struct RawHTMLWriter {
  /// What to do with what needs a look at the course.
  struct Actions {
    /// The checked form of a link's destination; nil when it is refused, which has been reported.
    var link: (String) -> PageLink?
    /// Writes an image with that source and description.
    var image: (_ source: String, _ description: String?, inout HTML) -> Void
    /// Told of a tag that is not carried out, as it is written.
    var refuse: (_ tag: String, Refusal) -> Void
  }

  enum Refusal {
    case notAllowed, misplaced, closesNothing, tooDeep
  }

  /// What may stand at the top: anything, or text only.
  private let isFlow: Bool
  private let isInsideLink: Bool
  private var open: [AllowedElement] = []

  private static let depthLimit = 50

  init(isFlow: Bool, isInsideLink: Bool = false) {
    self.isFlow = isFlow
    self.isInsideLink = isInsideLink
  }

  mutating func write(_ markup: String, to html: inout HTML, _ actions: Actions) {
    for token in RawHTMLTokenizer.tokens(of: markup) {
      switch token {
      case .text(let text): write(text: text, to: &html)
      case .comment: continue
      case .startTag(let name, let attributes, let written):
        if let refusal = begin(name, attributes, to: &html, actions) {
          actions.refuse(written, refusal)
          write(text: written, to: &html)
        }
      case .endTag(let name, let written):
        if let refusal = end(name, to: &html) {
          actions.refuse(written, refusal)
          if refusal == .notAllowed { write(text: written, to: &html) }
        }
      }
    }
  }

  /// Closes what Markdown cannot stand in, before Markdown is written.
  mutating func prepareForMarkdown(to html: inout HTML) {
    while content != (isFlow ? .flow : .phrasing), content != .flow { pop(to: &html) }
  }

  /// Closes everything.
  mutating func end(to html: inout HTML) {
    while !open.isEmpty { pop(to: &html) }
  }

  // MARK: - What is open

  /// What may stand at the place that has been reached.
  private var content: AllowedElement.Content { open.last?.content ?? (isFlow ? .flow : .phrasing) }

  private mutating func pop(to html: inout HTML) {
    if let element = open.popLast() { html.close(element.name) }
  }

  private func accepts(_ element: AllowedElement) -> Bool {
    if let parents = element.parents {
      return open.last.map { parents.contains($0.name.description) } ?? false
    }
    switch content {
    case .flow: return true
    case .phrasing: return element.isPhrasing
    case .itsOwn, .nothing: return false
    }
  }

  /// How many elements have ended where this one begins; nil when it cannot stand here even so.
  private func endedElements(before element: AllowedElement) -> Int? {
    var look = self
    while !look.accepts(element) {
      guard let last = look.open.popLast(), last.endsByItself else { return nil }
    }
    return open.count - look.open.count
  }

  // MARK: - Tokens

  private mutating func write(text: String, to html: inout HTML) {
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
    // Browsers would move other text out of a table or list.
    if content != .itsOwn || isBlank { html.text(text) }
  }

  private mutating func begin(
    _ name: String, _ attributes: [RawHTMLToken.RawAttribute], to html: inout HTML, _ actions: Actions
  ) -> Refusal? {
    guard let element = AllowedElement.all[name] else { return .notAllowed }
    guard open.count < RawHTMLWriter.depthLimit else { return .tooDeep }
    let isNestedLink = name == "a" && (isInsideLink || open.contains { $0.name.description == "a" })
    guard !isNestedLink, let ended = endedElements(before: element) else { return .misplaced }
    for _ in 0..<ended { pop(to: &html) }
    if name == "img" {
      let value = { (name: String) in attributes.first { $0.name == name }?.value }
      actions.image(value("src") ?? "", value("alt"), &html)
      return nil
    }
    var kept = element.kept(attributes)
    if name == "a", let destination = attributes.first(where: { $0.name == "href" })?.value {
      if let link = actions.link(destination) { kept += link.attributes }
    }
    html.open(element.name, kept)
    if element.content != .nothing { open.append(element) }
    return nil
  }

  private mutating func end(_ name: String, to html: inout HTML) -> Refusal? {
    guard AllowedElement.all[name] != nil else { return .notAllowed }
    guard let index = open.lastIndex(where: { $0.name.description == name }) else { return .closesNothing }
    while open.count > index { pop(to: &html) }
    return nil
  }
}

extension AllowedElement {
  /// Of the attributes of a tag, those that are allowed, the first of each name.
  fileprivate func kept(_ written: [RawHTMLToken.RawAttribute]) -> [Attribute?] {
    (AllowedElement.commonAttributes + attributes).map { name in
      written.first { $0.name == name.description }.map { Attribute(name, $0.value) }
    }
  }
}
