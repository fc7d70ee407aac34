import LessonMath

/// Formulas in one line.
struct LinearMath {
  let glyphs: MathGlyphs
  var isASCII: Bool { glyphs.isASCII }

  init(_ characters: Repertoire) {
    glyphs = MathGlyphs(characters: characters)
  }

  func line(_ nodes: [MathNode], _ style: MathStyle) -> MathLine {
    var line = MathLine()
    for (index, node) in nodes.enumerated() {
      switch node {
      case .space(let mu): line.addSpace(Self.columns(mu))
      case .lineBreak: line.addSpace(1)
      case .fraction(let fraction) where nodes.hasFactor(after: index) && !fraction.isDerivative:
        line.append(self.fraction(fraction).parenthesized(), style, product: product)
      default: line.append(piece(node, style), style, product: product)
      }
    }
    return line
  }

  private var product: String { isASCII ? " * " : " · " }

  /// Columns for explicit space: an em is two.
  static func columns(_ mu: Int) -> Int {
    mu <= 0 ? 0 : Swift.max(1, (mu + 4) / 9)
  }

  func piece(_ node: MathNode, _ style: MathStyle) -> MathLine {
    switch node {
    case .symbol(let symbol): return self.symbol(symbol)
    case .number(let digits, let alphabet):
      var line = MathLine(glyphs.text(digits, alphabet), .ordinary)
      line.isSingle = true
      return line
    case .operatorName(let name, _):
      var line = MathLine(glyphs.words(name, .roman), .largeOperator)
      line.isWord = true
      line.isSingle = true
      return line
    case .text(let words, let alphabet):
      return MathLine(glyphs.words(words, alphabet), .ordinary)
    case .space, .lineBreak: return MathLine()
    case .group(let atomClass, let nodes):
      var line = self.line(nodes, style)
      line.leading = atomClass
      line.trailing = atomClass
      return line
    case .scripts(let scripts): return self.scripts(scripts, style)
    case .fraction(let fraction): return self.fraction(fraction)
    case .root(let radicand, let degree): return root(radicand, degree)
    case .accent(let accent, let base): return self.accent(accent, base, style)
    case .fence(let fence): return self.fence(fence, style)
    case .delimiter(let delimiter, let atomClass, _):
      return MathLine(glyphs.text(delimiter, .standard), atomClass)
    case .middle(let delimiter): return MathLine(glyphs.text(delimiter, .standard), .relation)
    case .table(let table): return self.table(table)
    case .styled(let chosen, let nodes): return line(nodes, chosen)
    case .colored(let name, let nodes):
      var line = self.line(nodes, style)
      line.text = line.text.mapStyles { $0.color = TextStyle.Color(mathColor: name) ?? $0.color }
      return line
    case .boxed(let nodes): return line(nodes, style).parenthesized("[", "]")
    case .phantom(let nodes):
      let width = line(nodes, style).text.width
      return MathLine(StyledText(blanks: width), .ordinary)
    case .invalid(let source):
      return MathLine(StyledText(isASCII ? glyphs.ascii(source) : source, TextStyle(.red)), .ordinary)
    }
  }

  func symbol(_ symbol: MathSymbol) -> MathLine {
    // Dots are spaced as the letter that they stand for.
    let atomClass = symbol.atomClass == .inner ? .ordinary : symbol.atomClass
    var line = MathLine(glyphs.text(symbol.text, symbol.alphabet), atomClass)
    line.isSingle = true
    let form = line.text.plainText
    line.isWord = form.allSatisfy(\.isLetter) && (form.count > 1 || symbol.atomClass == .binary)
    line.endsInBigSign = symbol.atomClass == .largeOperator
    return line
  }

  func fence(_ fence: MathFence, _ style: MathStyle) -> MathLine {
    let inner = line(fence.body, style)
    let opening = fence.opening.map { glyphs.text($0, .standard) } ?? ""
    var closing = fence.closing.map { glyphs.text($0, .standard) } ?? ""
    // The brace of cases is closed, so that one sees where they end.
    if fence.opening == "{", fence.closing == nil { closing = "}" }
    var line = MathLine(opening + inner.text + closing, .ordinary)
    line.leading = .opening
    line.trailing = .closing
    return line
  }

  /// Rows between semicolons, cells between commas.
  private func table(_ table: MathTable) -> MathLine {
    var text = StyledText()
    for (index, row) in table.rows.enumerated() {
      let row = self.row(row, of: table)
      if index > 0 { text.append(text.plainText.hasSuffix(",") ? " " : "; ") }
      text.append(row)
    }
    return MathLine(text, .ordinary)
  }

  private func row(_ cells: [[MathNode]], of table: MathTable) -> StyledText {
    if table.kind == .aligned {
      return line(cells.flatMap { $0 }, .text).text
    }
    var text = StyledText()
    for (column, cell) in cells.enumerated() {
      if column > 0 { text.append(table.verticalLines.contains(column) ? " | " : ", ") }
      text.append(line(cell, table.style).text)
    }
    return text
  }

  /// A piece that must not run into letters beside it.
  func word(_ text: StyledText) -> MathLine {
    var line = MathLine(text, .ordinary)
    line.isWord = true
    return line
  }
}
