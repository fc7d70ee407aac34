import LessonOutput

extension Figure {
  /// The figure as rows of a screen: its title and its shapes in dots, with their labels as characters.
  func drawn(in space: DrawingSpace) -> [StyledText] {
    let layout = FigureLayout(self, space)
    var canvas = DotCanvas(columns: layout.columns, rows: layout.rows, characters: space.characters)
    for shape in shapes { canvas.draw(shape, layout, space) }
    let circles = Set(shapes.compactMap(\.circleCenter))
    // Labels come last: a label that a line runs through cannot be read.
    for case .text(let words, let place, let anchor, let color) in shapes {
      let label = space.label(words, TextStyle(color.terminalColor))
      canvas.write(label, at: layout.dot(place), anchor, isPadded: !circles.contains(place))
    }
    let drawing = canvas.lines.trimmed
    guard let title, !title.isEmpty else { return drawing }
    let heading = space.label(title, TextStyle(bold: true)).wrapped(to: space.width)
    return heading.map { $0.centered(in: min(max(layout.columns, $0.width), space.width)) } + drawing
  }
}

extension Figure.Shape {
  fileprivate var circleCenter: Figure.Point? {
    if case .circle(let center, _, _, _) = self { center } else { nil }
  }
}

extension [StyledText] {
  /// Without blank rows at the top and the bottom.
  fileprivate var trimmed: [StyledText] {
    guard let first = firstIndex(where: { $0.width > 0 }), let last = lastIndex(where: { $0.width > 0 })
    else { return [] }
    return Array(self[first...last])
  }
}

extension DotCanvas {
  fileprivate mutating func draw(_ shape: Figure.Shape, _ layout: FigureLayout, _ space: DrawingSpace) {
    switch shape {
    case .line(let points, let stroke, let isArrow):
      draw(points.map(layout.dot), stroke, isArrow: isArrow)
    case .curve(let start, let control1, let control2, let end, let stroke, let isArrow):
      let curve = [start, control1, control2, end].map(layout.dot)
      draw(DotCanvas.flattened(curve), stroke, isArrow: isArrow)
    case .circle(let center, let radius, let stroke, let fill):
      let (middle, reach) = (layout.dot(center), abs(radius * layout.scale))
      if let fill { self.fill(DotCanvas.ring(middle, reach), fill, space) }
      if let pen = Pen(stroke) { circle(middle, reach, pen) }
    case .rectangle(let origin, let width, let height, let stroke, let fill):
      let (x, y) = (origin.x, origin.y)
      let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
      polygon(corners.map { layout.dot(Figure.Point($0.0, $0.1)) }, stroke, fill, space)
    case .polygon(let corners, let stroke, let fill):
      polygon(corners.map(layout.dot), stroke, fill, space)
    case .dot(let place, let color):
      let dot = layout.dot(place)
      guard dot.isNear else { return }
      var style = TextStyle(color.terminalColor)
      style.isBold = true
      let mark = Mark.point(color.ordinal, space)
      put(mark, column: Int((dot.x / 2).rounded(.down)), row: Int((dot.y / 4).rounded(.down)), style)
    case .text: break
    }
  }

  private mutating func draw(_ points: [DotPoint], _ stroke: Figure.Stroke, isArrow: Bool) {
    guard let pen = Pen(stroke) else { return }
    polyline(points, pen)
    if isArrow { arrowHead(of: points, pen) }
  }

  private mutating func polygon(
    _ corners: [DotPoint], _ stroke: Figure.Stroke, _ fill: Color?, _ space: DrawingSpace
  ) {
    if let fill { self.fill(corners, fill, space) }
    if let first = corners.first { draw(corners + [first], stroke, isArrow: false) }
  }

  /// Writes a label so that its anchor is at the place. A padded label keeps a blank to both sides free of
  /// dots, so that lines do not run into the words.
  fileprivate mutating func write(
    _ label: StyledText, at place: DotPoint, _ anchor: Figure.Anchor, isPadded: Bool
  ) {
    guard place.isNear, label.width > 0 else { return }
    let (x, row) = ((place.x + 0.5) / 2, Int((place.y + 0.5) / 4))
    let width = Double(label.width)
    let wanted =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    // A label that would stick out is moved in.
    let column = Int(wanted.rounded()).clamped(to: 0...max(columns - label.width, 0))
    if isPadded {
      clear(column: column - 1, row: row)
      clear(column: column + label.width, row: row)
    }
    write(label, column: column, row: row)
  }
}

extension DotPoint {
  /// Whether whole numbers can be made of the coordinates.
  fileprivate var isNear: Bool { x.magnitude < 1e6 && y.magnitude < 1e6 }
}

extension DotCanvas.Pen {
  /// Nil draws nothing.
  fileprivate init?(_ stroke: Figure.Stroke) {
    guard stroke.weight > 0 else { return nil }
    let thickness = stroke.weight < 1.6 ? 1 : stroke.weight < 2.6 ? 2 : 3
    self.init(
      style: TextStyle(stroke.color.terminalColor), dashes: stroke.isDashed ? [5, 4] : [],
      thickness: thickness)
  }
}
