/// One token of TeX: a command, a character or a run of blanks.
struct Token: Hashable {
  enum Kind: Hashable {
    /// The name without its backslash; empty for a backslash at the very end.
    case command(String)
    case character(Character)
    case blank
  }

  var kind: Kind
  /// Where it is in the source, in UTF-8 bytes. What a macro gives has the place of its call.
  var range: Range<Int>

  func isCharacter(_ character: Character) -> Bool {
    kind == .character(character)
  }

  func isCommand(_ name: String) -> Bool {
    kind == .command(name)
  }

  /// As it is written.
  var text: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    case .blank: " "
    }
  }
}

extension Token {
  /// The tokens of a formula. A comment, from `%` to the end of its line, is a blank; a `%` in the last line
  /// stays a character, for there it is more likely a percent sign than a comment.
  static func tokens(of tex: String) -> [Token] {
    var tokens: [Token] = []
    var rest = tex[...]
    var offset = 0
    let lastLine = tex.lastIndex(where: \.isNewline) ?? tex.startIndex
    while let first = rest.first {
      let (kind, length) = kind(at: &rest, first, isComment: first == "%" && rest.startIndex < lastLine)
      tokens.append(Token(kind: kind, range: offset..<offset + length))
      offset += length
    }
    return tokens
  }

  /// Takes one token off `rest`; gives its kind and its length in UTF-8 bytes.
  private static func kind(at rest: inout Substring, _ first: Character, isComment: Bool) -> (
    Kind, Int
  ) {
    if first == "\\" { return command(at: &rest) }
    if first.isBlank { return (.blank, takeWhile(&rest, \.isBlank).utf8.count) }
    if isComment {
      return (.blank, takeWhile(&rest) { !$0.isNewline }.utf8.count)
    }
    rest.removeFirst()
    return (.character(first), first.utf8.count)
  }

  /// A backslash with letters, which swallows the blanks after it, or with one other character.
  private static func command(at rest: inout Substring) -> (Kind, Int) {
    rest.removeFirst()
    guard let first = rest.first else { return (.command(""), 1) }
    if first.isASCIILetter {
      let name = takeWhile(&rest, \.isASCIILetter)
      let blanks = takeWhile(&rest, \.isBlank)
      return (.command(String(name)), 1 + name.utf8.count + blanks.utf8.count)
    }
    rest.removeFirst()
    return (.command(first.isWhitespace ? " " : String(first)), 1 + first.utf8.count)
  }

  private static func takeWhile(_ rest: inout Substring, _ belongs: (Character) -> Bool) -> Substring {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return taken
  }
}

extension Character {
  fileprivate var isBlank: Bool {
    guard let ascii = asciiValue else { return isWhitespace }
    return ascii == 0x20 || 0x09...0x0D ~= ascii
  }

  var isASCIILetter: Bool {
    // Most of TeX is ASCII, for which Unicode's tables need not be asked.
    asciiValue.map { 0x41...0x5A ~= $0 & 0xDF } ?? false
  }

  var isASCIIDigit: Bool {
    isASCII && isNumber
  }
}
