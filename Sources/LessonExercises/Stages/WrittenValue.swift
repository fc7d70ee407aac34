/// A value as text, to be compared with another whose numbers may differ a little: `[0.1, 0.2] at index 3`.
///
/// Two computations of the same thing seldom agree in the last digit, so numbers are read as numbers and the
/// rest as it is.
struct WrittenValue {
  private enum Part {
    case number(Double)
    case words(Substring)
  }

  private let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      let end = WrittenValue.endOfWord(rest, isNumber: first.isASCIIDigit || first == "-")
      let word = rest[..<end]
      if let number = Double(word), number.isFinite {
        parts.append(.number(number))
      } else {
        parts.append(.words(word))
      }
      rest = rest[end...]
    }
    self.parts = parts
  }

  /// Whether the words are the same, and each number n of one and m of the other fulfil
  /// |n − m| ≤ absolute + relative × max(|n|, |m|).
  func agrees(with other: WrittenValue, absolute: Double, relative: Double = 0) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { part, other in
        switch (part, other) {
        case (.number(let left), .number(let right)):
          abs(left - right) <= absolute + relative * max(abs(left), abs(right))
        case (.words(let left), .words(let right)): left == right
        default: false
        }
      }
  }

  /// A number ends with its last digit, a word before the next number. Digits inside a name belong to it.
  private static func endOfWord(_ text: Substring, isNumber: Bool) -> Substring.Index {
    var index = text.startIndex
    if isNumber {
      var previous: Character = " "
      while index < text.endIndex, isNumeral(text[index], after: previous, isFirst: index == text.startIndex)
      {
        previous = text[index]
        index = text.index(after: index)
      }
      return index
    }
    let isName = text[index].isLetter || text[index] == "_"
    repeat {
      index = text.index(after: index)
    } while index < text.endIndex && isName
      && (text[index].isLetter || text[index].isASCIIDigit || text[index] == "_")
    return index
  }

  private static func isNumeral(_ character: Character, after previous: Character, isFirst: Bool) -> Bool {
    if character.isASCIIDigit { return true }
    switch character {
    case ".", "e": return previous.isASCIIDigit
    case "-": return isFirst || previous == "e"
    case "+": return previous == "e"
    default: return false
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
