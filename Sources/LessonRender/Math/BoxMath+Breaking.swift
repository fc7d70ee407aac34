import LessonMath

extension BoxMath {
  /// The formula in lines no wider than `width`, as far as that is possible: broken before relations, else before
  /// binary operators, and outside of parentheses rather than inside. Lines after the first are indented.
  func lines(_ nodes: [MathNode], _ style: MathStyle, width: Int) -> [MathBox] {
    let whole = piece(nodes, style)
    if whole.box.width <= width { return [whole.box] }
    let items = row(unfolded(nodes, style), style).items
    let lines = Breaker(items, width: width).lines
    if lines.allSatisfy({ $0.width <= width }) { return lines }
    return Breaker(items, width: width, relationColumn: 2).lines
  }

  /// The nodes, with flat fences and groups replaced by what is in them, for these may be broken inside.
  private func unfolded(_ nodes: [MathNode], _ style: MathStyle) -> [MathNode] {
    nodes.flatMap { node -> [MathNode] in
      switch node {
      case .fence(let fence) where piece(node, style).isFlat && !fence.body.contains(where: \.isMiddle):
        let opening = fence.opening.map { [MathNode.symbol(MathSymbol($0, .opening))] } ?? []
        let closing = fence.closing.map { [MathNode.symbol(MathSymbol($0, .closing))] } ?? []
        return opening + unfolded(fence.body, style) + closing
      case .group(.ordinary, let inner): return unfolded(inner, style)
      default: return [node]
      }
    }
  }
}

/// Breaks a row of pieces into lines.
private struct Breaker {
  /// How far lines that begin with a relation are indented if they cannot line up.
  private static let indent = 4

  let items: [MathRow.Item]
  let width: Int
  /// How bad it is to break before each item; nil where that must not be.
  private let penalties: [Int?]
  /// How far lines are indented that begin with a relation.
  private let relationColumn: Int

  /// - Parameter relationColumn: nil lets relations line up where there is room for it.
  init(_ items: [MathRow.Item], width: Int, relationColumn: Int? = nil) {
    self.items = items
    self.width = width
    penalties = Self.penalties(of: items)
    self.relationColumn = relationColumn ?? Self.relationColumn(of: items, width: width)
  }

  var lines: [MathBox] {
    var lines: [MathBox] = []
    var start = 0
    while start < items.count {
      let indent = lines.isEmpty ? 0 : self.indent(before: start)
      let end = end(ofLineFrom: start, room: width - indent)
      let boxes = items[start..<end].enumerated().flatMap { number, item in
        [MathBox.blank(number == 0 ? 0 : item.gap), item.piece.box]
      }
      lines.append(MathBox.beside([MathBox.blank(indent)] + boxes))
      start = end
    }
    return lines
  }

  private func indent(before index: Int) -> Int {
    let isRelation = items[index].piece.line.leading == .relation
    return isRelation ? relationColumn : Swift.min(relationColumn + 2, width / 3)
  }

  /// The best place to break among those that fit; the first one there is if none does.
  private func end(ofLineFrom start: Int, room: Int) -> Int {
    var used = 0
    var best: (index: Int, penalty: Int)?
    for index in start..<items.count {
      if index > start, let penalty = penalties[index], penalty <= best?.penalty ?? penalty {
        best = (index, penalty)
      }
      used += (index == start ? 0 : items[index].gap) + items[index].piece.box.width
      if used > room, let best { return best.index }
    }
    return items.count
  }

  private static func penalties(of items: [MathRow.Item]) -> [Int?] {
    var depth = 0
    var hasRelation = false
    return items.enumerated().map { index, item in
      let line = item.piece.line
      if line.trailing == .closing, line.leading == .closing { depth -= 1 }
      defer { if line.leading == .opening, line.trailing == .opening { depth += 1 } }
      guard index > 0 else { return nil }
      let nesting = Swift.max(0, depth) * 3
      switch line.leading {
      case .relation:
        defer { hasRelation = true }
        // Before the first relation there is only the left side, too little for a line.
        return hasRelation ? nesting : nesting + 2
      case .binary: return nesting + 1
      default: return item.gap > 0 && items[index - 1].piece.line.trailing == .punctuation ? nesting + 2 : nil
      }
    }
  }

  /// The column of the first relation, if it leaves room enough on its right.
  private static func relationColumn(of items: [MathRow.Item], width: Int) -> Int {
    var column = 0
    for item in items {
      column += item.gap
      if item.piece.line.leading == .relation { break }
      column += item.piece.box.width
    }
    return column <= width / 4 ? column : Swift.min(indent, width / 4)
  }
}
