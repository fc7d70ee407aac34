import LessonOutput
import LessonRender

/// A figure as SVG: its shapes in their order, and all texts on top.
struct FigureDrawing {
  private let figure: Figure
  private let frame: FigureFrame
  private let markup: OutputMarkup

  init(_ figure: Figure, _ markup: OutputMarkup) {
    self.figure = figure
    self.markup = markup
    frame = FigureFrame(figure, .ofPages)
  }

  var size: (width: Double, height: Double) { (frame.width, frame.height) }

  func write(to html: inout HTML) {
    html.drawing(
      "diagram", identifier: markup.identifier, width: frame.width, height: frame.height,
      title: DrawingSpace.ofPages.label(figure.title ?? "Figure").plainText,
      description: DrawingSpace.ofPages.label(figure.description).plainText
    ) { html in
      for shape in figure.shapes { write(shape, to: &html) }
      for case .text(let words, let place, let anchor, let color) in figure.shapes {
        FigureText(
          words, at: frame.place(place), anchor, color, isHaloed: !figure.hasCircle(around: place)
        ).write(to: &html, markup)
      }
    }
  }

  private func write(_ shape: Figure.Shape, to html: inout HTML) {
    switch shape {
    case .line(let points, let stroke, let isArrow): writeLine(points, stroke, isArrow: isArrow, to: &html)
    case .curve(let start, let first, let second, let end, let stroke, let isArrow):
      writeCurve([start, first, second, end].map(frame.place), stroke, isArrow: isArrow, to: &html)
    case .circle(let center, let radius, let stroke, let fill):
      write(circle(frame.place(center), radius * frame.scale), stroke, fill, to: &html)
    case .rectangle(let origin, let width, let height, let stroke, let fill):
      var path = SVGPath()
      let corner = frame.place(Figure.Point(origin.x, origin.y + height))
      path.rectangle(x: corner.x, y: corner.y, width: width * frame.scale, height: height * frame.scale)
      write(path, stroke, fill, to: &html)
    case .polygon(let corners, let stroke, let fill):
      var path = SVGPath()
      path.polyline(corners.map(frame.place))
      if !path.isEmpty { path.close() }
      write(path, stroke, fill, to: &html)
    case .dot(let point, let color):
      var path = SVGPath()
      PointMark.disc.add(to: &path, x: frame.place(point).x, y: frame.place(point).y)
      html.path(path, "point disc \(color.inkClass)")
    case .text: break
    }
  }

  /// A closed shape: what fills it, then its outline.
  private func write(_ path: SVGPath, _ stroke: Figure.Stroke, _ fill: Color?, to html: inout HTML) {
    if let fill { html.path(path, "fill \(fill.inkClass)") }
    write(path, stroke, to: &html)
  }

  private func write(_ path: SVGPath, _ stroke: Figure.Stroke, to html: inout HTML) {
    guard stroke.weight > 0 else { return }
    html.path(
      path, "stroke \(stroke.color.inkClass)" + (stroke.isDashed ? " dash-1" : ""),
      Attribute("stroke-width", lineWidth(stroke).svg))
  }

  private func lineWidth(_ stroke: Figure.Stroke) -> Double { 0.5 + min(max(stroke.weight, 0), 20) }

  private func writeLine(
    _ points: [Figure.Point], _ stroke: Figure.Stroke, isArrow: Bool, to html: inout HTML
  ) {
    var places = points.map(frame.place)
    var head: SVGPath?
    if isArrow, places.count > 1 {
      let tip = ArrowHead(at: places[places.count - 1], from: places[places.count - 2], lineWidth(stroke))
      places[places.count - 1] = tip.base
      head = tip.path
    }
    var path = SVGPath()
    path.polyline(places)
    write(path, stroke, to: &html)
    write(head, stroke, to: &html)
  }

  private func writeCurve(
    _ places: [(x: Double, y: Double)], _ stroke: Figure.Stroke, isArrow: Bool, to html: inout HTML
  ) {
    let tip = ArrowHead(at: places[3], from: places[2], lineWidth(stroke))
    let end = isArrow ? tip.base : places[3]
    var path = SVGPath()
    path.move(to: places[0].x, places[0].y)
    path.curve(places[1].x, places[1].y, places[2].x, places[2].y, to: end.x, end.y)
    write(path, stroke, to: &html)
    write(isArrow ? tip.path : nil, stroke, to: &html)
  }

  private func write(_ head: SVGPath?, _ stroke: Figure.Stroke, to html: inout HTML) {
    if let head, stroke.weight > 0 { html.path(head, "solid \(stroke.color.inkClass)") }
  }

  private func circle(_ center: (x: Double, y: Double), _ radius: Double) -> SVGPath {
    let k = 0.5523 * radius
    let (x, y) = center
    var path = SVGPath()
    path.move(to: x, y - radius)
    path.curve(x + k, y - radius, x + radius, y - k, to: x + radius, y)
    path.curve(x + radius, y + k, x + k, y + radius, to: x, y + radius)
    path.curve(x - k, y + radius, x - radius, y + k, to: x - radius, y)
    path.curve(x - radius, y - k, x - k, y - radius, to: x, y - radius)
    path.close()
    return path
  }
}

extension Figure {
  /// Whether words at the place label a circle, whose rim a halo would cut.
  fileprivate func hasCircle(around place: Point) -> Bool {
    shapes.contains { if case .circle(place, _, _, _) = $0 { true } else { false } }
  }
}

/// The head of an arrow, and the place where its line ends, so that no blunt end looks out at the tip.
struct ArrowHead {
  let base: (x: Double, y: Double)
  let path: SVGPath

  init(at tip: (x: Double, y: Double), from start: (x: Double, y: Double), _ lineWidth: Double) {
    let (dx, dy) = (tip.x - start.x, tip.y - start.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    let length = min(6 + 2 * lineWidth, distance)
    let (ux, uy) = distance > 0 ? (dx / distance, dy / distance) : (1, 0)
    base = (tip.x - ux * length * 0.8, tip.y - uy * length * 0.8)
    let (back, half) = ((x: tip.x - ux * length, y: tip.y - uy * length), length * 0.42)
    var path = SVGPath()
    path.polyline([
      tip, (back.x - uy * half, back.y + ux * half), base, (back.x + uy * half, back.y - ux * half),
    ])
    path.close()
    self.path = path
  }
}

/// Words at a place of a figure. Where they hold a formula, they are set by the page itself, in a box of the drawing.
struct FigureText {
  private let words: String
  private let place: (x: Double, y: Double)
  private let anchor: Figure.Anchor
  private let color: Color
  /// Keeps lines behind the words away from them.
  private let isHaloed: Bool

  /// The box is wider and higher than any label; only the place of what is in it matters.
  private static let box = (width: 320.0, height: 60.0)

  init(
    _ words: String, at place: (x: Double, y: Double), _ anchor: Figure.Anchor, _ color: Color, isHaloed: Bool
  ) {
    self.isHaloed = isHaloed
    self.words = words
    self.place = place
    self.anchor = anchor
    self.color = color
  }

  private var classes: String { "\(anchor.rawValue) \(color.inkClass)" + (isHaloed ? " haloed" : "") }

  func write(to html: inout HTML, _ markup: OutputMarkup) {
    let hasFormula = LabelText.pieces(of: words).contains { if case .formula = $0 { true } else { false } }
    guard hasFormula, !markup.isStandalone else {
      return html.svgText(
        DrawingSpace.ofPages.label(words).plainText, "words \(classes)", x: place.x,
        y: place.y + 5)
    }
    let start = anchor == .start ? 0 : anchor == .end ? Self.box.width : Self.box.width / 2
    html.element(
      "foreignObject", Attribute("x", (place.x - start).svg),
      Attribute("y", (place.y - Self.box.height / 2).svg),
      Attribute("width", Self.box.width.svg), Attribute("height", Self.box.height.svg)
    ) { html in
      html.element("div", .class("formula \(classes)")) { html in
        html.element("span") { markup.words(words, to: &$0) }
      }
    }
  }
}
