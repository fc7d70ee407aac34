import LessonModel
import SwiftSyntax

extension LiteralKind {
  /// What a person typed as a Swift literal that keeps the parameter's type: `2` for a number becomes `2.0`, and a
  /// string needs no quotes. Nil when it is no value of this kind.
  package func literal(from typed: String) -> String? {
    if self == .string, !typed.hasPrefix("\"") { return quoted(typed) }
    guard !typed.contains(where: \.isNewline) else { return nil }
    return withSyntaxTree(of: typed) { file in
      guard !file.hasError, file.statements.count == 1,
        case .expr(let expression) = file.statements.first?.item,
        // Nothing more than the literal: no comment that would hide what follows it in the cell.
        expression.trimmedDescription == typed, let kind = LiteralKind(of: expression), accepts(kind)
      else { return nil }
      return holdsNumbers ? withPoints(expression, typed) : typed
    } ?? nil
  }

  private var holdsNumbers: Bool {
    switch self {
    case .number: true
    case .array(let element): element?.holdsNumbers ?? false
    case .integer, .boolean, .string: false
    }
  }

  /// The source with `.0` after each whole number. Nil where one is not decimal, and no point can follow it.
  private func withPoints(_ expression: ExprSyntax, _ source: String) -> String? {
    var text: [UInt8] = []
    for token in expression.tokens(viewMode: .sourceAccurate) {
      text += token.description.utf8
      guard case .integerLiteral(let digits) = token.tokenKind else { continue }
      guard digits.allSatisfy({ $0.isNumber || $0 == "_" }) else { return nil }
      text.removeLast(token.trailingTriviaLength.utf8Length)
      text += ".0".utf8
      text += token.trailingTrivia.description.utf8
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A string literal of that text.
  private func quoted(_ text: String) -> String {
    let characters = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "\"": "\\\(scalar)"
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where scalar.isInvisibleControl: "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }
    return "\"" + characters.joined() + "\""
  }
}

/// The values of a list such as `0.1, 0.5, 2`, without the blanks around them. A comma inside brackets or quotes divides
/// nothing.
package func typedValues(in list: String) -> [String] {
  var values: [String] = [""]
  var depth = 0
  var isQuoted = false
  var isEscaped = false
  for character in list {
    if character == ",", depth == 0, !isQuoted {
      values.append("")
      continue
    }
    values[values.count - 1].append(character)
    switch character {
    case "\"" where !isEscaped: isQuoted.toggle()
    case "[" where !isQuoted: depth += 1
    case "]" where !isQuoted: depth = max(0, depth - 1)
    default: break
    }
    isEscaped = isQuoted && character == "\\" && !isEscaped
  }
  return values.map { String($0.drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace)) }
}

extension Substring {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    self[..<(lastIndex { !isTrimmed($0) }.map(index(after:)) ?? startIndex)]
  }
}
