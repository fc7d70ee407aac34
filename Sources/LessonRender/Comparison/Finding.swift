import LessonModel
import LessonOutput

/// A number in what a cell displayed, with words that tell what it is.
struct Finding {
  /// Where it was found. Two variants can be compared where they have the same places.
  var place: String
  var heading: String
  var value: Table.Value
}

extension CellResult {
  /// Everything in the cell's result that can be compared in a table.
  ///
  /// - Parameter label: what a number is called that has no words of its own.
  func findings(label: String) -> [Finding] {
    var findings: [Finding] = []
    for (index, output) in outputs.enumerated() {
      findings += output.findings(label: label).map {
        Finding(place: "\(cell).\(index).\($0.place)", heading: $0.heading, value: $0.value)
      }
    }
    return findings
  }
}

extension Output {
  fileprivate func findings(label: String) -> [Finding] {
    switch self {
    case .text(let text): text.text.findings(label: label)
    case .table(let table): table.findings
    case .plot(let plot): plot.findings
    case .expectation(let expectation):
      [Finding(place: "expect", heading: expectation.message, value: .text(expectation.isMet ? "yes" : "no"))]
    case .figure: []
    }
  }
}

extension Table {
  /// The numbers of the last row, where a training's table tells how it went.
  fileprivate var findings: [Finding] {
    guard let last = rows.last else { return [] }
    return zip(columns, last).enumerated().compactMap { index, pair in
      switch pair.1 {
      case .number, .integer: Finding(place: "column\(index)", heading: pair.0.name, value: pair.1)
      case .text, .empty: nil
      }
    }
  }
}

extension Plot {
  /// Where each line ends.
  fileprivate var findings: [Finding] {
    series.enumerated().compactMap { index, series in
      guard series.mark == .line, let last = series.y.last(where: \.isFinite) else { return nil }
      let name = series.name ?? (yAxis.label.isEmpty ? title ?? "line" : yAxis.label)
      return Finding(place: "line\(index)", heading: name + ", last", value: .number(last))
    }
  }
}

extension String {
  /// Each number of a text; what stands before it on its line is what it is called.
  fileprivate func findings(label: String) -> [Finding] {
    split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
      line.numbers.enumerated().map { index, found in
        let words = found.before.words
        // The words between numbers must agree as well, or other numbers would be compared.
        return Finding(
          place: "\(number).\(index).\(words)", heading: words.isEmpty ? label : words, value: found.value)
      }
    }
  }
}

extension Substring {
  /// The numbers in it, each with the text since the last one.
  fileprivate var numbers: [(before: Substring, value: Table.Value)] {
    var found: [(Substring, Table.Value)] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      guard let end = numberEnd(at: index), let value = Table.Value(number: self[index..<end]) else {
        index = self.index(after: index)
        continue
      }
      found.append((self[start..<index], value))
      (start, index) = (end, end)
    }
    return found
  }

  /// Where a number ends that begins here, and is no part of a name.
  private func numberEnd(at start: Index) -> Index? {
    if start > startIndex, self[self.index(before: start)].isPartOfName { return nil }
    var end = start
    func skip(_ isWanted: (Character) -> Bool) -> Bool {
      let first = end
      while end < endIndex, isWanted(self[end]) { end = index(after: end) }
      return end > first
    }
    if self[end] == "-" { end = index(after: end) }
    guard skip(\.isASCIIDigit) else { return nil }
    let whole = end
    if end < endIndex, self[end] == "." {
      end = index(after: end)
      if !skip(\.isASCIIDigit) { end = whole }
    }
    let mantissa = end
    if end < endIndex, self[end] == "e" {
      end = index(after: end)
      if end < endIndex, "+-".contains(self[end]) { end = index(after: end) }
      if !skip(\.isASCIIDigit) { end = mantissa }
    }
    return end < endIndex && self[end].isPartOfName ? nil : end
  }

  /// The last phrase before a number, without the marks that lead up to it.
  fileprivate var words: String {
    let all = withoutMarks
    let phrase = all.split(whereSeparator: { ":,;".contains($0) }).last?.withoutMarks ?? ""
    return phrase.isEmpty ? String(all) : String(phrase)
  }

  private var withoutMarks: Substring {
    let marks: Set<Character> = [" ", "\t", ":", "=", ",", ";", "(", ")", "[", "]", "|", "≈", "%", "+", "/"]
    var text = self
    while let first = text.first, marks.contains(first) { text.removeFirst() }
    while let last = text.last, marks.contains(last) { text.removeLast() }
    return text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" || self == "." }
}

extension Table.Value {
  fileprivate init?(number text: Substring) {
    if let integer = Int(text) {
      self = .integer(integer)
    } else if let number = Double(text) {
      self = .number(number)
    } else {
      return nil
    }
  }
}
