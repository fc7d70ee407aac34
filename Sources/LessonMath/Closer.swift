/// What ends a list of nodes.
enum Closer: Hashable {
  case brace, bracket, right, end, cell, dollar

  /// What a token would end, if anything is open that it fits.
  init?(_ token: Token) {
    switch token.kind {
    case .character("}"): self = .brace
    case .character("]"): self = .bracket
    case .character("$"): self = .dollar
    case .character("&"), .command("\\"), .command("cr"): self = .cell
    case .command("right"): self = .right
    case .command("end"): self = .end
    default: return nil
    }
  }
}
