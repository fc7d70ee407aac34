extension Block {
  /// The blocks within.
  package var children: [Block] {
    switch kind {
    case .blockQuote(let blocks): blocks
    case .callout(let callout): callout.blocks
    case .list(let list): list.items.flatMap { $0 }
    default: []
    }
  }
}

extension [Block] {
  /// The blocks and those inside them, in the order of the text. They nest no deeper than the parser allows.
  package func forEachInside(_ body: (Block) -> Void) {
    for block in self {
      body(block)
      block.children.forEachInside(body)
    }
  }
}

extension Lesson {
  /// The identifiers of all headings, however deep they stand.
  package var headingIdentifiers: Set<String> {
    var identifiers: Set<String> = []
    blocks.forEachInside { block in
      if case .heading(_, _, let identifier) = block.kind { identifiers.insert(identifier) }
    }
    return identifiers
  }
}
