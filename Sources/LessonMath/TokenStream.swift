/// The tokens still to be read: those of the source, and before them those that macros gave.
struct TokenStream {
  private let source: [Token]
  private var position = 0
  /// In reverse: the next one is the last.
  private var pushed: [Token] = []
  /// Where the formula ends, in UTF-8 bytes.
  let endOffset: Int

  init(_ tex: String) {
    source = Token.tokens(of: tex)
    endOffset = tex.utf8.count
  }

  var next: Token? {
    pushed.last ?? (position < source.count ? source[position] : nil)
  }

  /// Where the next token is, or the end.
  var offset: Int {
    next?.range.lowerBound ?? endOffset
  }

  mutating func advance() {
    if pushed.popLast() == nil, position < source.count { position += 1 }
  }

  mutating func push(_ tokens: [Token]) {
    pushed += tokens.reversed()
  }

  mutating func skipBlanks() {
    while next?.kind == .blank { advance() }
  }

  /// Drops everything that is left.
  mutating func finish() {
    pushed = []
    position = source.count
  }
}
