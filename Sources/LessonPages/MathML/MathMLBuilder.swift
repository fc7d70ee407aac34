import LessonMath

/// Turns a formula's tree into MathML Core.
///
/// Only what Chromium, Firefox and WebKit all obey is used. Letters of other alphabets are Unicode's own
/// characters, because `mathvariant` counts for nothing; columns are aligned through the classes of
/// `math.css`; and what space there is between the pieces is TeX's, said wherever a browser's own table of
/// operators says otherwise.
struct MathMLBuilder {
  /// Where a node stands.
  struct Place {
    var style: MathStyle
    /// Space to the node's left and right in mu, for the node to make.
    var left = 0
    var right = 0
    /// The class of what comes next in the row.
    var next: AtomClass?
  }

  /// The content of a formula. Lines set apart with `\\` are stacked.
  func formula(_ formula: MathFormula) -> [MathElement] {
    let style: MathStyle = formula.isDisplay ? .display : .text
    let lines = formula.nodes.split(omittingEmptySubsequences: false) { $0 == .lineBreak }
    guard formula.isDisplay, lines.count > 1 else { return row(formula.nodes, style) }
    let rows = lines.map { [Array($0)] }
    return [table(MathTable(.gathered, rows: rows, alignments: [.center], style: .display))]
  }

  /// Nodes side by side, with the space that their classes ask for.
  ///
  /// - Parameters:
  ///   - left: space in mu on the left of the row, for its first node to make.
  ///   - right: likewise on the right.
  ///   - next: the class of what comes after the row.
  func row(
    _ nodes: [MathNode], _ style: MathStyle, left: Int = 0, right: Int = 0, next: AtomClass? = nil
  ) -> [MathElement] {
    var places = nodes.map { _ in Place(style: style) }
    let spaced = nodes.indices.filter { nodes[$0].leadingClass != nil }
    if let first = spaced.first, let last = spaced.last {
      places[first].left = left
      places[last].right = right
      places[last].next = next
    }
    for (index, following) in zip(spaced, spaced.dropFirst()) {
      places[index].next = nodes[following].leadingClass
      let gap = nodes[index].space(before: nodes[following], style)
      if nodes[index].makesSpace(gap, before: nodes[following]) {
        places[index].right = gap
      } else {
        places[following].left = gap
      }
    }
    return zip(nodes, places).flatMap { elements($0, $1) }
  }

  /// Nodes as exactly one element.
  func group(_ nodes: [MathNode], _ style: MathStyle) -> MathElement {
    .row(row(nodes, style))
  }

  private func elements(_ node: MathNode, _ place: Place) -> [MathElement] {
    if node.spacesItself { return content(node, place) }
    return MathElement.space(place.left) + content(node, place) + MathElement.space(place.right)
  }

  private func content(_ node: MathNode, _ place: Place) -> [MathElement] {
    let style = place.style
    switch node {
    case .symbol(let symbol): return [self.symbol(symbol, place)]
    case .number(let digits, let alphabet): return [MathElement("mn", text: alphabet.text(digits))]
    case .operatorName(let name, _): return [Self.function(name)] + application(place)
    case .text(let words, let alphabet): return [Self.words(words, alphabet)]
    case .space(let mu): return MathElement.space(mu)
    case .lineBreak: return []
    case .group(_, let nodes): return [group(nodes, style)]
    case .scripts(let scripts): return self.scripts(scripts, place)
    case .fraction(let fraction): return [self.fraction(fraction, style)]
    case .root(let radicand, let degree): return [root(radicand, degree, style)]
    case .accent(let accent, let nodes): return [self.accent(accent, nodes, style)]
    case .fence(let fence): return [self.fence(fence, style)]
    case .delimiter("", _, _): return []
    case .delimiter(let text, let atomClass, let size): return [delimiter(text, atomClass, size, place)]
    case .middle(let text): return [Self.stretched(text, place)]
    case .table(let table): return [self.table(table)]
    case .styled(let inner, let nodes): return [styled(inner, nodes, place)]
    case .colored(let color, let nodes):
      let row = row(nodes, style, left: place.left, right: place.right, next: place.next)
      return [MathElement("mrow", row, attributes: MathColor.attributes(color))]
    case .boxed(let nodes): return [MathElement("mrow", row(nodes, style), attributes: [("class", "boxed")])]
    case .phantom(let nodes): return [MathElement("mphantom", row(nodes, style))]
    case .invalid(let source): return [MathElement("merror", [MathElement("mtext", text: source)])]
    }
  }

  private func styled(_ inner: MathStyle, _ nodes: [MathNode], _ place: Place) -> MathElement {
    let level = max(0, inner.rawValue - MathStyle.text.rawValue)
    let row = row(nodes, inner, left: place.left, right: place.right, next: place.next)
    return MathElement(
      "mstyle", row,
      attributes: [("displaystyle", inner == .display ? "true" : "false"), ("scriptlevel", String(level))])
  }
}
