import SwiftParser
import SwiftSyntax

/// Parses the source and hands its tree to `body`; nil when the source is longer or more tangled than
/// any cell, and the parser is better not asked.
///
/// The parser and the tree's visitors descend as deep as the source nests: `else if` a thousand times
/// over is enough to end a usual stack. So both run on a stack that the longest source allowed here
/// cannot exhaust.
func withSyntaxTree<Result>(of source: String, _ body: (SourceFileSyntax) -> Result) -> Result? {
  guard source.utf8.count <= longestSource, !isTangled(source.utf8) else { return nil }
  return withLargeStack { body(Parser.parse(source: source)) }
}

/// UTF-8 bytes: some 1500 lines.
private let longestSource = 64 << 10

/// Whether brackets nest beyond any cell, or the square and angled ones open one within another so often
/// that the parser, which tries several readings of each, would take time that doubles with every one.
private func isTangled(_ source: String.UTF8View) -> Bool {
  var depth = 0
  var run = 0
  for byte in source {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "<"):
      depth += byte == UInt8(ascii: "[") ? 1 : 0
      run += 1
    case UInt8(ascii: "("):
      depth += 1
    case UInt8(ascii: "{"):
      depth += 1
      run = 0
    case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"):
      depth = max(0, depth - 1)
      run = 0
    case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""):
      run = 0
    default: continue
    }
    if run > 10 || depth > 200 { return true }
  }
  return false
}
