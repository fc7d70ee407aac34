import SwiftSyntax

/// What a piece of code declares at its top level.
package struct TopLevelDeclaration: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case function, variable
    /// A structure, class, enumeration, actor or protocol.
    case type
    case other
  }

  package var kind: Kind
  /// Without parameters.
  package var name: String
  /// Its first line, without its body: `func sigmoid(_ h: Double) -> Double`.
  package var header: String
  /// Where the name stands, in UTF-8 bytes.
  package var offset: Int
}

/// The declarations of the source, in the order of the text.
package func topLevelDeclarations(in source: String) -> [TopLevelDeclaration] {
  withSyntaxTree(of: source) { file in
    file.statements.compactMap { $0.item.as(DeclSyntax.self) }.flatMap(declarations)
  } ?? []
}

private func declarations(_ node: DeclSyntax) -> [TopLevelDeclaration] {
  switch node.as(DeclSyntaxEnum.self) {
  case .functionDecl(let node):
    let header = node.with(\.body, nil).with(\.attributes, []).trimmedDescription
    return [declaration(.function, node.name, header)]
  case .variableDecl(let node):
    return node.bindings.compactMap { binding in
      guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier else { return nil }
      let type = binding.typeAnnotation?.trimmedDescription ?? ""
      return declaration(.variable, name, "\(node.bindingSpecifier.text) \(name.text)\(type)")
    }
  case .structDecl(let node): return [declaration(.type, node.name, "struct \(node.name.text)")]
  case .classDecl(let node): return [declaration(.type, node.name, "class \(node.name.text)")]
  case .enumDecl(let node): return [declaration(.type, node.name, "enum \(node.name.text)")]
  case .actorDecl(let node): return [declaration(.type, node.name, "actor \(node.name.text)")]
  case .protocolDecl(let node): return [declaration(.type, node.name, "protocol \(node.name.text)")]
  case .typeAliasDecl(let node): return [declaration(.other, node.name, node.trimmedDescription)]
  default: return []
  }
}

private func declaration(
  _ kind: TopLevelDeclaration.Kind, _ name: TokenSyntax, _ header: String
) -> TopLevelDeclaration {
  TopLevelDeclaration(
    kind: kind, name: name.identifier?.name ?? name.text,
    header: header.split(whereSeparator: \.isWhitespace).joined(separator: " "),
    offset: name.positionAfterSkippingLeadingTrivia.utf8Offset)
}

/// The words and marks of the source, without blanks and comments. Two sources with the same say the same. Nil when
/// the source is too long or too tangled to be read.
package func codeTokens(in source: String) -> [String]? {
  withSyntaxTree(of: source) { file in
    file.tokens(viewMode: .sourceAccurate).map(\.text).filter { !$0.isEmpty }
  }
}
