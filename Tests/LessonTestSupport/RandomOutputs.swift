import LessonOutput

/// Outputs of every kind, with every kind of value in them.
package struct RandomOutputs {
  private var generator: SeededGenerator

  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  package mutating func output() -> Output {
    switch pick(5) {
    case 0: .text(TextOutput([.output, .error, .value][pick(3)], text()))
    case 1: .table(table())
    case 2: .plot(plot())
    case 3: .figure(figure())
    default: .expectation(expectation())
    }
  }

  private mutating func pick(_ count: Int) -> Int {
    Int.random(in: 0..<count, using: &generator)
  }

  private mutating func list<Element>(upTo count: Int, _ element: (inout Self) -> Element) -> [Element] {
    (0..<pick(count + 1)).map { _ in element(&self) }
  }

  private mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? {
    pick(3) == 0 ? nil : value(&self)
  }

  private mutating func text() -> String {
    let pieces = [
      "a", "Z", " ", "\"", "\\", "/", "\n", "\r\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "e\u{301}", "σ",
      "語", "👩‍🔬",
      "\u{2028}", "\u{FEFF}", "\u{10FFFF}", "$x_1$", "null", "nan",
    ]
    return list(upTo: 8) { pieces[$0.pick(pieces.count)] }.joined()
  }

  private mutating func number() -> Double {
    let special: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e-5, 1e16, 1e300, -1e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      123_456_789_012_345_680, .infinity,
      -.infinity, .nan,
    ]
    return pick(3) == 0
      ? special[pick(special.count)]
      : Double(
        sign: pick(2) == 0 ? .plus : .minus, exponent: pick(200) - 100,
        significand: .random(in: 1..<2, using: &generator))
  }

  /// A number that a range may have as an end.
  private mutating func end() -> Double {
    let number = number()
    return number.isNaN ? 0 : number
  }

  private mutating func range() -> ClosedRange<Double> {
    let ends = (end(), end())
    return min(ends.0, ends.1)...max(ends.0, ends.1)
  }

  private mutating func color() -> Color { Color.allCases[pick(Color.allCases.count)] }

  private mutating func format() -> NumberFormat {
    let digits = pick(12)
    return [.automatic, .fixed(digits), .scientific(digits), .percent(digits)][pick(4)]
  }

  private mutating func table() -> Table {
    let columns = list(upTo: 4) { random in
      Table.Column(
        random.text(), random.format(), alignment: random.maybe { [.left, .center, .right][$0.pick(3)] })
    }
    var table = Table(columns: columns, title: maybe { $0.text() })
    table.rows = list(upTo: 4) { random in
      columns.map { _ in
        [
          .empty, .text(random.text()), .integer(random.pick(2) == 0 ? .min : .max), .number(random.number()),
        ][random.pick(4)]
      }
    }
    return table
  }

  private mutating func axis() -> Plot.Axis {
    Plot.Axis(text(), pick(2) == 0 ? .linear : .logarithmic, range: maybe { $0.range() })
  }

  private mutating func plot() -> Plot {
    var plot = Plot(maybe { $0.text() }, x: axis(), y: axis(), description: maybe { $0.text() })
    plot.series = list(upTo: 3) { random in
      let x = random.list(upTo: 6) { $0.number() }
      return Plot.Series(
        [.line, .points, .bars][random.pick(3)], name: random.maybe { $0.text() }, x: x,
        y: x.map { _ in random.number() }, color: random.maybe { $0.color() })
    }
    plot.field = maybe { random in
      let width = random.pick(5)
      return Plot.Field(
        random.pick(2) == 0 ? .heat : .classes(random.list(upTo: 3) { $0.text() }), x: random.range(),
        y: random.range(), values: random.list(upTo: 5) { random in (0..<width).map { _ in random.number() } }
      )
    }
    return plot
  }

  private mutating func point() -> Figure.Point { Figure.Point(number(), number()) }

  private mutating func stroke() -> Figure.Stroke {
    Figure.Stroke(color(), weight: number(), isDashed: pick(2) == 0)
  }

  private mutating func figure() -> Figure {
    var figure = Figure(width: number(), height: number(), title: maybe { $0.text() }, description: text())
    figure.shapes = list(upTo: 6) { random in
      switch random.pick(7) {
      case 0: .line(random.list(upTo: 4) { $0.point() }, random.stroke(), isArrow: random.pick(2) == 0)
      case 1:
        .curve(random.point(), random.point(), random.point(), random.point(), random.stroke(), isArrow: true)
      case 2:
        .circle(
          center: random.point(), radius: random.number(), random.stroke(), fill: random.maybe { $0.color() })
      case 3:
        .rectangle(
          origin: random.point(), width: random.number(), height: random.number(), random.stroke(),
          fill: random.maybe { $0.color() })
      case 4:
        .polygon(random.list(upTo: 4) { $0.point() }, random.stroke(), fill: random.maybe { $0.color() })
      case 5: .dot(random.point(), random.color())
      default:
        .text(random.text(), at: random.point(), [.start, .middle, .end][random.pick(3)], random.color())
      }
    }
    return figure
  }

  private mutating func expectation() -> Expectation {
    Expectation(
      isMet: pick(2) == 0, message: text(), actual: maybe { $0.text() }, expected: maybe { $0.text() },
      tolerance: maybe { $0.number() }, input: maybe { $0.text() }, guess: maybe { $0.text() },
      line: pick(1000), codeLine: maybe { $0.pick(1000) },
      samples: maybe { random in
        random.list(upTo: 3) { Expectation.Sample(input: $0.text(), output: $0.text()) }
      })
  }
}
