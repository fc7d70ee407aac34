import LessonModel

/// An element of MathML: a token with text, or one with children.
struct MathElement {
  var name: String
  var attributes: [(name: String, value: String)]
  var text: String
  var children: [MathElement]

  /// A token, such as `<mi>x</mi>`.
  init(_ name: String, text: String, attributes: [(String, String)] = []) {
    self.name = name
    self.attributes = attributes
    self.text = text
    children = []
  }

  init(_ name: String, _ children: [MathElement], attributes: [(String, String)] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
    text = ""
  }

  /// Elements as one, where exactly one may stand.
  static func row(_ elements: [MathElement]) -> MathElement {
    elements.count == 1 ? elements[0] : MathElement("mrow", elements)
  }

  /// Horizontal space in mu, eighteenths of an em. A width cannot be negative, so that steps back, of 3 mu each, are
  /// margins.
  static func space(_ mu: Int) -> [MathElement] {
    switch mu {
    case 0: []
    case 1...: [MathElement("mspace", [], attributes: [("width", ems(mu))])]
    default:
      Array(
        repeating: MathElement("mspace", [], attributes: [("class", "back")]), count: min(36, (2 - mu) / 3))
    }
  }

  /// `.1667em` for 3 mu.
  static func ems(_ mu: Int) -> String {
    if mu == 0 { return "0" }
    let tenThousandths = (mu * 10_000 + 9) / 18
    let digits = String(tenThousandths % 10_000 + 10_000).dropFirst()
    let fraction = String(digits.reversed().drop { $0 == "0" }.reversed())
    let whole = tenThousandths >= 10_000 ? String(tenThousandths / 10_000) : ""
    return whole + (fraction.isEmpty ? "" : "." + fraction) + "em"
  }

  var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    markup += "<" + name
    for attribute in attributes {
      markup += " \(attribute.name)=\"\(attribute.value.escapedForMarkup)\""
    }
    markup += ">"
    // Function application is invisible by its nature; all else that is, is shown or it could deceive.
    markup += text == "\u{2061}" ? "&#x2061;" : text.visible.escapedForMarkup
    for child in children { child.write(to: &markup) }
    markup += "</\(name)>"
  }
}

extension String {
  /// Lines stay lines.
  fileprivate var visible: String {
    split(separator: "\n", omittingEmptySubsequences: false).map(\.visiblyEscaped).joined(separator: "\n")
  }

  /// With the characters that have a meaning in HTML and XML written as references.
  var escapedForMarkup: String {
    guard utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
