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

extension Lesson {
  /// The identifiers of all headings, however deep they stand.
  package var headingIdentifiers: Set<String> {
    var identifiers: Set<String> = []
    var waiting = blocks
    while let block = waiting.popLast() {
      if case .heading(_, _, let identifier) = block.kind { identifiers.insert(identifier) }
      waiting += block.children
    }
    return identifiers
  }
}
