/// A table of numbers and words.
///
///     var table = Table("epoch", .init("E", .fixed(4)), title: "Training")
///     table.add(0, 0.6931)
///     table.add(100, 0.0127)
///     show(table)
public struct Table: Hashable, Sendable, Codable {
  /// A column: its heading, which side its values lean to, and how its numbers are written.
  public struct Column: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    public var name: String
    /// Nil leans numbers to the right and words to the left.
    public var alignment: Alignment?
    public var format: NumberFormat

    public init(_ name: String, _ format: NumberFormat = .automatic, alignment: Alignment? = nil) {
      self.name = name
      self.format = format
      self.alignment = alignment
    }

    public init(stringLiteral name: String) {
      self.init(name)
    }
  }

  public enum Alignment: String, Hashable, Sendable, Codable {
    case left, center, right
  }

  /// What one place of a table holds.
  public enum Value: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
  }

  public var title: String?
  public var columns: [Column]
  /// Each row has at most as many values as there are columns; missing ones are empty, further ones not shown.
  public var rows: [[Value]]

  public init(_ columns: Column..., title: String? = nil, rows: [[any TableConvertible]] = []) {
    self.init(columns: columns, title: title, rows: rows)
  }

  public init(columns: [Column], title: String? = nil, rows: [[any TableConvertible]] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows.map { row in row.map(\.tableValue) }
  }

  /// Adds a row. Traps when it has more values than the table has columns.
  public mutating func add(_ values: any TableConvertible...) {
    require(
      values.count <= columns.count,
      "a row of \(values.count) values does not fit a table of \(columns.count) columns")
    rows.append(values.map(\.tableValue))
  }
}

/// What can stand in a table: numbers, words, truth values, and optionals of these.
public protocol TableConvertible {
  /// The value as a table holds it. Truth values become the words yes and no, and nil an empty place.
  var tableValue: Table.Value { get }
}

extension Int: TableConvertible {
  public var tableValue: Table.Value { .integer(self) }
}
extension Double: TableConvertible {
  public var tableValue: Table.Value { .number(self) }
}
extension Float: TableConvertible {
  public var tableValue: Table.Value { .number(Double(self)) }
}
extension String: TableConvertible {
  public var tableValue: Table.Value { .text(self) }
}
extension Bool: TableConvertible {
  public var tableValue: Table.Value { .text(self ? "yes" : "no") }
}
extension Optional: TableConvertible where Wrapped: TableConvertible {
  public var tableValue: Table.Value { self?.tableValue ?? .empty }
}

/// Written as null, a string, an integer, or `{"number": 0.5}`.
extension Table.Value: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .empty
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Tagged.self) {
      self = .number(number.number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .empty: try value.encodeNil()
    case .text(let text): try value.encode(text)
    case .integer(let integer): try value.encode(integer)
    case .number(let number): try value.encode(Tagged(number: number))
    }
  }

  /// Keeps 1.0, which many a JSON writer shortens to 1, apart from the integer.
  private struct Tagged: Codable {
    var number: Double
  }
}
