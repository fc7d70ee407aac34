import SwiftSyntax

extension LiteralKind {
  /// Nil for what is no literal, or one that no other could replace: `nil`, a dictionary, a string with values in it,
  /// an array of different things.
  ///
  /// Goes as deep as the source nests, which `withSyntaxTree` has bounded.
  init?(of expression: ExprSyntax) {
    switch expression.as(ExprSyntaxEnum.self) {
    case .integerLiteralExpr: self = .integer
    case .floatLiteralExpr: self = .number
    case .booleanLiteralExpr: self = .boolean
    case .stringLiteralExpr(let string):
      guard string.segments.allSatisfy({ $0.is(StringSegmentSyntax.self) }) else { return nil }
      self = .string
    case .prefixOperatorExpr(let signed):
      guard signed.operator.text == "-", let kind = LiteralKind(of: signed.expression),
        kind == .integer || kind == .number, !signed.expression.is(PrefixOperatorExprSyntax.self)
      else { return nil }
      self = kind
    case .arrayExpr(let array): self.init(of: array)
    default: return nil
    }
  }

  private init?(of array: ArrayExprSyntax) {
    var common: LiteralKind?
    for element in array.elements {
      guard let kind = LiteralKind(of: element.expression), let joined = common.map(kind.joined) ?? kind
      else {
        return nil
      }
      common = joined
    }
    self = .array(of: common)
  }

  /// The kind of a literal that is declared to be of a type. A type that is not known says nothing.
  func declared(as type: TypeSyntax) -> LiteralKind {
    switch type.as(TypeSyntaxEnum.self) {
    case .optionalType(let optional): return declared(as: optional.wrappedType)
    case .identifierType(let type):
      return self == .integer && floatingPointTypes.contains(type.name.text) ? .number : self
    case .arrayType(let array):
      guard case .array(let element) = self else { return self }
      return .array(of: element.map { $0.declared(as: array.element) } ?? LiteralKind(elementOf: array))
    default: return self
    }
  }

  /// What an empty array is for.
  private init?(elementOf array: ArrayTypeSyntax) {
    switch array.element.as(TypeSyntaxEnum.self) {
    case .identifierType(let type) where floatingPointTypes.contains(type.name.text): self = .number
    case .identifierType(let type) where type.name.text == "Int": self = .integer
    case .identifierType(let type) where type.name.text == "Bool": self = .boolean
    case .identifierType(let type) where type.name.text == "String": self = .string
    case .arrayType(let inner): self = .array(of: LiteralKind(elementOf: inner))
    default: return nil
    }
  }
}

private let floatingPointTypes: Set = [
  "Double", "Float", "CGFloat", "Float16", "Float32", "Float64", "Float80",
]
