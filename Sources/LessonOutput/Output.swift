/// Something a cell displayed, as a value that each renderer draws its own way.
public enum Output: Hashable, Sendable {
  case text(TextOutput)
  case table(Table)
  case plot(Plot)
  case figure(Figure)
  case expectation(Expectation)
}

/// Text that a cell printed, or the value of its last expression.
public struct TextOutput: Hashable, Sendable, Codable {
  public enum Stream: String, Hashable, Sendable, Codable {
    /// Standard output.
    case output
    /// Standard error.
    case error
    /// The value of the cell's last expression, or what `show` was given.
    case value
  }

  public var stream: Stream
  public var text: String

  public init(_ stream: Stream, _ text: String) {
    self.stream = stream
    self.text = text
  }
}

/// Written as `{"kind": "table", "table": {...}}`, so that a reader in any language can switch on `kind`.
extension Output: Codable {
  private enum Kind: String, Codable {
    case text, table, plot, figure, expectation
  }

  private enum Key: String, CodingKey {
    case kind, text, table, plot, figure, expectation
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    switch try values.decode(Kind.self, forKey: .kind) {
    case .text: self = .text(try values.decode(TextOutput.self, forKey: .text))
    case .table: self = .table(try values.decode(Table.self, forKey: .table))
    case .plot: self = .plot(try values.decode(Plot.self, forKey: .plot))
    case .figure: self = .figure(try values.decode(Figure.self, forKey: .figure))
    case .expectation: self = .expectation(try values.decode(Expectation.self, forKey: .expectation))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text):
      try values.encode(Kind.text, forKey: .kind)
      try values.encode(text, forKey: .text)
    case .table(let table):
      try values.encode(Kind.table, forKey: .kind)
      try values.encode(table, forKey: .table)
    case .plot(let plot):
      try values.encode(Kind.plot, forKey: .kind)
      try values.encode(plot, forKey: .plot)
    case .figure(let figure):
      try values.encode(Kind.figure, forKey: .kind)
      try values.encode(figure, forKey: .figure)
    case .expectation(let expectation):
      try values.encode(Kind.expectation, forKey: .kind)
      try values.encode(expectation, forKey: .expectation)
    }
  }
}
