/// What a literal holds, as far as another may take its place without a change of types.
package indirect enum LiteralKind: Hashable, Sendable {
  case integer
  /// With a point or an exponent, or declared to be of such a type.
  case number
  case boolean
  case string
  /// Nil for an empty array that does not say what it is for.
  case array(of: LiteralKind?)

  /// `a whole number`, `a list of numbers`.
  package var noun: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .string: "a string"
    case .array(let element): "a list" + (element.map { " of \($0.plural)" } ?? "")
    }
  }

  private var plural: String {
    switch self {
    case .integer: "whole numbers"
    case .number: "numbers"
    case .boolean: "truth values"
    case .string: "strings"
    case .array(let element): "lists" + (element.map { " of \($0.plural)" } ?? "")
    }
  }

  /// Values to type, for who does not know what they look like.
  package var example: String {
    switch self {
    case .integer: "12"
    case .number: "0.25"
    case .boolean: "true"
    case .string: "words"
    case .array(let element): "[\(element == .string ? #""words""# : element?.example ?? "")]"
    }
  }

  /// What an array holds whose elements are of this kind and of the other; nil when no array holds both.
  func joined(with other: LiteralKind) -> LiteralKind? {
    switch (self, other) {
    case (.integer, .number), (.number, .integer): return .number
    case (.array(nil), .array), (.array, .array(nil)): return self == .array(of: nil) ? other : self
    case (.array(let left?), .array(let right?)): return left.joined(with: right).map { .array(of: $0) }
    default: return self == other ? self : nil
    }
  }

  /// Whether a literal of the other kind can take the place of one of this kind.
  func accepts(_ other: LiteralKind) -> Bool {
    switch (self, other) {
    case (.array(nil), .array), (.array, .array(nil)): true
    case (.array(let own?), .array(let element?)): own.accepts(element)
    default: joined(with: other) == self
    }
  }
}
