/// A formula as a tree: what the terminal and the pages draw.
package struct MathFormula: Hashable, Sendable {
  package var nodes: [MathNode]
  /// Set apart on lines of its own, as between `$$`.
  package var isDisplay: Bool
  /// What `\tag{…}` says, without parentheses.
  package var tag: [MathNode]?

  package init(_ nodes: [MathNode], isDisplay: Bool, tag: [MathNode]? = nil) {
    self.nodes = nodes
    self.isDisplay = isDisplay
    self.tag = tag
  }
}

/// How large a formula is set, and whether limits go above and below (TeXbook, chapter 17).
package enum MathStyle: Int, Hashable, Sendable, Comparable {
  case display, text, script, scriptScript

  /// The style of both parts of a fraction in this style.
  package var ofFractionParts: MathStyle { MathStyle(rawValue: rawValue + 1) ?? .scriptScript }

  package static func < (left: MathStyle, right: MathStyle) -> Bool { left.rawValue < right.rawValue }
}
