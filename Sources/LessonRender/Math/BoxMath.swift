import LessonMath

/// Formulas in two dimensions.
struct BoxMath {
  let linear: LinearMath
  var characters: Repertoire { linear.glyphs.characters }
  var isASCII: Bool { linear.isASCII }

  init(_ characters: Repertoire) {
    linear = LinearMath(characters)
  }

  func row(_ nodes: [MathNode], _ style: MathStyle) -> MathRow {
    var row = MathRow()
    for (index, node) in nodes.enumerated() {
      switch node {
      case .space(let mu): row.addSpace(LinearMath.columns(mu))
      case .lineBreak: row.addSpace(1)
      case .fraction(let fraction) where nodes.hasFactor(after: index) && !fraction.isDerivative:
        let piece = self.fraction(fraction, style)
        row.append(piece.isFlat ? MathPiece(piece.line.parenthesized()) : piece, style)
      default: row.append(piece(node, style), style)
      }
    }
    return row
  }

  func piece(_ nodes: [MathNode], _ style: MathStyle) -> MathPiece {
    row(nodes, style).piece
  }

  func box(_ nodes: [MathNode], _ style: MathStyle) -> MathBox {
    piece(nodes, style).box
  }

  func piece(_ node: MathNode, _ style: MathStyle) -> MathPiece {
    switch node {
    case .symbol, .number, .operatorName, .text, .space, .lineBreak, .delimiter, .middle, .invalid:
      return MathPiece(linear.piece(node, style))
    case .group(let atomClass, let nodes):
      var piece = self.piece(nodes, style)
      piece.line.leading = atomClass
      piece.line.trailing = atomClass
      return piece
    case .scripts(let scripts): return self.scripts(scripts, style)
    case .fraction(let fraction): return self.fraction(fraction, style)
    case .root(let radicand, let degree): return root(radicand, degree, style)
    case .accent(let accent, let base): return self.accent(accent, base, style)
    case .fence(let fence): return self.fence(fence, style)
    case .table(let table): return MathPiece(self.table(table))
    case .styled(let chosen, let nodes): return piece(nodes, chosen)
    case .colored(let name, let nodes):
      var piece = self.piece(nodes, style)
      let color = TextStyle.Color(mathColor: name)
      piece.box = piece.box.mapRows { row in row.mapStyles { $0.color = color ?? $0.color } }
      return piece
    case .boxed(let nodes): return MathPiece(frame(box(nodes, style)))
    case .phantom(let nodes): return MathPiece(box(nodes, style).mapRows { StyledText(blanks: $0.width) })
    }
  }

  /// A box-drawing or other character, or its stand-in.
  func glyph(_ unicode: String, _ ascii: String) -> String {
    characters.choose(unicode, ascii: ascii)
  }

  /// A line from left to right.
  func rule(_ width: Int) -> StyledText {
    StyledText(String(repeating: glyph("─", "-"), count: Swift.max(0, width)))
  }

  private func frame(_ box: MathBox) -> MathBox {
    let line = rule(box.width + 2)
    let side = StyledText(glyph("│", "|"))
    let top = StyledText(glyph("┌", "+")) + line + StyledText(glyph("┐", "+"))
    let bottom = StyledText(glyph("└", "+")) + line + StyledText(glyph("┘", "+"))
    let rows = box.rows.map { side + " " + $0 + " " + side }
    return MathBox(rows: [top] + rows + [bottom], baseline: box.baseline + 1)
  }
}
