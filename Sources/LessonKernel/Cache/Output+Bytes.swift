import LessonOutput

// What a cell displayed, as bytes: one line for each property, in the order of the declaration. A test compares the
// properties with a list, so that a new one is not forgotten here.

extension Output: ByteCoded {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .text(let text):
      writer.bytes.append(0)
      writer.write(text)
    case .table(let table):
      writer.bytes.append(1)
      writer.write(table)
    case .plot(let plot):
      writer.bytes.append(2)
      writer.write(plot)
    case .figure(let figure):
      writer.bytes.append(3)
      writer.write(figure)
    case .expectation(let expectation):
      writer.bytes.append(4)
      writer.write(expectation)
    }
  }

  init(from reader: inout ByteReader) throws {
    switch try reader.tag(below: 5) {
    case 0: self = .text(try TextOutput(from: &reader))
    case 1: self = .table(try Table(from: &reader))
    case 2: self = .plot(try Plot(from: &reader))
    case 3: self = .figure(try Figure(from: &reader))
    default: self = .expectation(try Expectation(from: &reader))
    }
  }
}

extension TextOutput.Stream: ByteCoded {}
extension Color: ByteCoded {}

extension TextOutput: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(stream)
    writer.write(text)
  }

  init(from reader: inout ByteReader) throws {
    self.init(try Stream(from: &reader), try String(from: &reader))
  }
}

extension Expectation: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(isMet)
    writer.write(message)
    writer.write(actual)
    writer.write(expected)
    writer.write(tolerance)
    writer.write(input)
    writer.write(guess)
    writer.write(line)
    writer.write(codeLine)
    writer.write(samples)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      isMet: try Bool(from: &reader), message: try String(from: &reader),
      actual: try String?(from: &reader), expected: try String?(from: &reader),
      tolerance: try Double?(from: &reader), input: try String?(from: &reader),
      guess: try String?(from: &reader), line: try Int(from: &reader), codeLine: try Int?(from: &reader),
      samples: try [Sample]?(from: &reader))
  }
}

extension Expectation.Sample: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(input)
    writer.write(output)
  }

  init(from reader: inout ByteReader) throws {
    self.init(input: try String(from: &reader), output: try String(from: &reader))
  }
}

// MARK: - Tables

extension Table: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(title)
    writer.write(columns)
    writer.write(rows)
  }

  init(from reader: inout ByteReader) throws {
    let title = try String?(from: &reader)
    self.init(columns: try [Column](from: &reader), title: title)
    rows = try [[Value]](from: &reader)
  }
}

extension Table.Alignment: ByteCoded {}

extension Table.Column: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(alignment)
    writer.write(format)
  }

  init(from reader: inout ByteReader) throws {
    let name = try String(from: &reader)
    let alignment = try Table.Alignment?(from: &reader)
    self.init(name, try NumberFormat(from: &reader), alignment: alignment)
  }
}

extension NumberFormat: ByteCoded {
  func write(to writer: inout ByteWriter) {
    let (tag, digits): (UInt8, Int) =
      switch self {
      case .automatic: (0, 0)
      case .fixed(let digits): (1, digits)
      case .scientific(let digits): (2, digits)
      case .percent(let digits): (3, digits)
      }
    writer.bytes.append(tag)
    writer.write(digits)
  }

  init(from reader: inout ByteReader) throws {
    let tag = try reader.tag(below: 4)
    let digits = try Int(from: &reader)
    self = [.automatic, .fixed(digits), .scientific(digits), .percent(digits)][Int(tag)]
  }
}

extension Table.Value: ByteCoded {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .empty:
      writer.bytes.append(0)
    case .text(let text):
      writer.bytes.append(1)
      writer.write(text)
    case .integer(let integer):
      writer.bytes.append(2)
      writer.write(integer)
    case .number(let number):
      writer.bytes.append(3)
      writer.write(number)
    }
  }

  init(from reader: inout ByteReader) throws {
    switch try reader.tag(below: 4) {
    case 0: self = .empty
    case 1: self = .text(try String(from: &reader))
    case 2: self = .integer(try Int(from: &reader))
    default: self = .number(try Double(from: &reader))
    }
  }
}

// MARK: - Plots

extension Plot: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(title)
    writer.write(xAxis)
    writer.write(yAxis)
    writer.write(series)
    writer.write(field)
    writer.write(description)
  }

  init(from reader: inout ByteReader) throws {
    self.init(try String?(from: &reader), x: try Axis(from: &reader), y: try Axis(from: &reader))
    series = try [Series](from: &reader)
    field = try Field?(from: &reader)
    description = try String?(from: &reader)
  }
}

extension Plot.Axis.Scale: ByteCoded {}
extension Plot.Series.Mark: ByteCoded {}

extension Plot.Axis: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(label)
    writer.write(scale)
    writer.write(range)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      try String(from: &reader), try Scale(from: &reader), range: try ClosedRange<Double>?(from: &reader))
  }
}

extension Plot.Series: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(mark)
    writer.write(x)
    writer.write(y)
    writer.write(color)
  }

  init(from reader: inout ByteReader) throws {
    let name = try String?(from: &reader)
    let mark = try Mark(from: &reader)
    let x = try [Double](from: &reader)
    let y = try [Double](from: &reader)
    guard x.count == y.count else { throw Damage() }
    self.init(mark, name: name, x: x, y: y, color: try Color?(from: &reader))
  }
}

extension Plot.Field: ByteCoded {
  func write(to writer: inout ByteWriter) {
    switch kind {
    case .heat: writer.write([String]?.none)
    case .classes(let names): writer.write([String]?.some(names))
    }
    writer.write(x)
    writer.write(y)
    writer.write(values)
  }

  init(from reader: inout ByteReader) throws {
    let names = try [String]?(from: &reader)
    self.init(
      names.map { .classes($0) } ?? .heat, x: try ClosedRange<Double>(from: &reader),
      y: try ClosedRange<Double>(from: &reader), values: try [[Double]](from: &reader))
  }
}

// MARK: - Figures

extension Figure: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(width)
    writer.write(height)
    writer.write(shapes)
    writer.write(title)
    writer.write(description)
  }

  init(from reader: inout ByteReader) throws {
    let width = try Double(from: &reader)
    let height = try Double(from: &reader)
    let shapes = try [Shape](from: &reader)
    let title = try String?(from: &reader)
    self.init(width: width, height: height, title: title, description: try String(from: &reader))
    self.shapes = shapes
  }
}

extension Figure.Anchor: ByteCoded {}

extension Figure.Point: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(x)
    writer.write(y)
  }

  init(from reader: inout ByteReader) throws {
    self.init(try Double(from: &reader), try Double(from: &reader))
  }
}

extension Figure.Stroke: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(color)
    writer.write(weight)
    writer.write(isDashed)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      try Color(from: &reader), weight: try Double(from: &reader), isDashed: try Bool(from: &reader))
  }
}

extension Figure.Shape: ByteCoded {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .line(let points, let stroke, let isArrow):
      writer.bytes.append(0)
      writer.write(points)
      writer.write(stroke)
      writer.write(isArrow)
    case .curve(let start, let first, let second, let end, let stroke, let isArrow):
      writer.bytes.append(1)
      for point in [start, first, second, end] { writer.write(point) }
      writer.write(stroke)
      writer.write(isArrow)
    case .circle(let center, let radius, let stroke, let fill):
      writer.bytes.append(2)
      writer.write(center)
      writer.write(radius)
      writer.write(stroke)
      writer.write(fill)
    case .rectangle(let origin, let width, let height, let stroke, let fill):
      writer.bytes.append(3)
      writer.write(origin)
      writer.write(width)
      writer.write(height)
      writer.write(stroke)
      writer.write(fill)
    case .polygon(let points, let stroke, let fill):
      writer.bytes.append(4)
      writer.write(points)
      writer.write(stroke)
      writer.write(fill)
    case .dot(let point, let color):
      writer.bytes.append(5)
      writer.write(point)
      writer.write(color)
    case .text(let text, let point, let anchor, let color):
      writer.bytes.append(6)
      writer.write(text)
      writer.write(point)
      writer.write(anchor)
      writer.write(color)
    }
  }

  init(from reader: inout ByteReader) throws {
    switch try reader.tag(below: 7) {
    case 0:
      self = .line(
        try [Figure.Point](from: &reader), try Figure.Stroke(from: &reader),
        isArrow: try Bool(from: &reader))
    case 1:
      self = .curve(
        try Figure.Point(from: &reader), try Figure.Point(from: &reader), try Figure.Point(from: &reader),
        try Figure.Point(from: &reader), try Figure.Stroke(from: &reader), isArrow: try Bool(from: &reader))
    case 2:
      self = .circle(
        center: try Figure.Point(from: &reader), radius: try Double(from: &reader),
        try Figure.Stroke(from: &reader), fill: try Color?(from: &reader))
    case 3:
      self = .rectangle(
        origin: try Figure.Point(from: &reader), width: try Double(from: &reader),
        height: try Double(from: &reader), try Figure.Stroke(from: &reader), fill: try Color?(from: &reader))
    case 4:
      self = .polygon(
        try [Figure.Point](from: &reader), try Figure.Stroke(from: &reader), fill: try Color?(from: &reader))
    case 5:
      self = .dot(try Figure.Point(from: &reader), try Color(from: &reader))
    default:
      self = .text(
        try String(from: &reader), at: try Figure.Point(from: &reader), try Figure.Anchor(from: &reader),
        try Color(from: &reader))
    }
  }
}
