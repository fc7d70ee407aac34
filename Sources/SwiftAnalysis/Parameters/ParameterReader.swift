import LessonModel
import SwiftSyntax

/// Finds the declaration in a `.parameter` cell.
enum ParameterReader {
  /// What is wrong with the cell, and where in its code.
  enum Problem: Error {
    case mustFail
    /// Too long or too tangled for the parser.
    case unreadable
    case nothing
    case syntaxError
    case notADeclaration(at: Int)
    case severalStatements(second: Int)
    case severalNames(second: Int)
    case noName(at: Int)
    case noValue(name: String, at: Int)
    case noLiteral(at: Int)
  }

  static func read(_ cell: Cell) -> Result<Parameter, Problem> {
    if cell.mustFail { return .failure(.mustFail) }
    return withSyntaxTree(of: cell.code.text) { file in
      Result { () throws(Problem) in try read(file, cell) }
    } ?? .failure(.unreadable)
  }

  private static func read(_ file: SourceFileSyntax, _ cell: Cell) throws(Problem) -> Parameter {
    guard let first = file.statements.first else { throw .nothing }
    if file.hasError { throw .syntaxError }
    guard let declaration = first.item.as(VariableDeclSyntax.self) else {
      throw .notADeclaration(at: first.start)
    }
    if let second = file.statements.dropFirst().first { throw .severalStatements(second: second.start) }
    if let second = declaration.bindings.dropFirst().first { throw .severalNames(second: second.start) }
    guard let binding = declaration.bindings.first,
      let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier
    else { throw .noName(at: declaration.bindings.start) }
    return try parameter(named: name.identifier?.name ?? name.text, binding, cell)
  }

  private static func parameter(
    named name: String, _ binding: PatternBindingSyntax, _ cell: Cell
  ) throws(Problem) -> Parameter {
    guard let value = binding.initializer?.value else { throw .noValue(name: name, at: binding.start) }
    guard binding.accessorBlock == nil, let kind = LiteralKind(of: value) else {
      throw .noLiteral(at: value.start)
    }
    return Parameter(
      name: name, cell: cell.index,
      kind: binding.typeAnnotation.map { kind.declared(as: $0.type) } ?? kind,
      value: value.trimmedDescription,
      literal: value.start..<value.endPositionBeforeTrailingTrivia.utf8Offset)
  }
}

extension SyntaxProtocol {
  /// UTF-8 offset of the first token.
  fileprivate var start: Int { positionAfterSkippingLeadingTrivia.utf8Offset }
}

// MARK: - Wording

extension ParameterReader.Problem {
  func diagnostic(in cell: Cell, of lesson: Lesson) -> Diagnostic {
    let (offset, summary, fix) = words
    let position = offset.map(cell.code.position(ofOffset:)) ?? cell.range.start
    return Diagnostic(
      .error, "invalid-parameter", summary, file: lesson.file, at: SourceRange(position, position),
      why:
        "a `.parameter` cell is one `let` or `var` with a literal value, so that `--set` can put another in its "
        + "place", fix: fix)
  }

  private var words: (offset: Int?, summary: String, fix: String) {
    let example = "write, for example, `let learningRate = 0.5`"
    switch self {
    case .mustFail:
      return (nil, "a parameter that is meant to fail", "take `.fails` or `.parameter` out")
    case .unreadable: return (nil, "the parameter's cell is too long", example)
    case .nothing: return (nil, "the parameter's cell declares nothing", example)
    case .syntaxError: return (0, "the parameter's cell is no whole declaration", example)
    case .notADeclaration(let offset): return (offset, "this declares no parameter", example)
    case .severalStatements(let second):
      return (second, "a second statement in a parameter's cell", "move it to a cell of its own")
    case .severalNames(let second):
      return (second, "a second name in a parameter's cell", "declare it in a cell of its own")
    case .noName(let offset): return (offset, "a parameter without a name of its own", example)
    case .noValue(let name, let offset):
      return (offset, "the parameter `\(name)` has no value", "give it one: `let \(name) = 0.5`")
    case .noLiteral(let offset):
      return (
        offset, "the parameter's value is no literal",
        "write a number, a string, true, false, or a list of these, and compute with it in the next cell"
      )
    }
  }
}

extension Diagnostic {
  static func repeatedParameter(_ parameter: Parameter, first: Parameter, in lesson: Lesson) -> Diagnostic {
    let place = { (parameter: Parameter) in
      let position = lesson.cells[parameter.cell].code.position(ofOffset: parameter.literal.lowerBound)
      return SourceRange(position, position)
    }
    return Diagnostic(
      .error, "repeated-parameter", "the parameter `\(parameter.name)` is declared twice", file: lesson.file,
      at: place(parameter), why: "`--set \(parameter.name)=...` would not say which one",
      fix: "give this one another name", notes: [Note("the first one has its value here", at: place(first))])
  }
}
