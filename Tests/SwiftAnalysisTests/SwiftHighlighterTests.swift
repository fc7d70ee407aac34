import SwiftAnalysis
import Testing

@Suite struct SwiftHighlighterTests {
  @Test(
    "names the kind of each piece",
    arguments: [
      ("let x = 3.5 // half", "keyword:let identifier:x number:3.5 comment:// half"),
      ("import Foundation", "keyword:import type:Foundation"),
      (
        "func loss(_ y: Double) -> Double {}",
        "keyword:func function:loss identifier:y type:Double type:Double"
      ),
      ("let net = Network(layers: 2)", "keyword:let identifier:net type:Network identifier:layers number:2"),
      ("net.train(x)", "identifier:net function:train identifier:x"),
      (#""a\(b)c""#, #"string:"a identifier:b string:c""#),
      (
        "@MainActor var a = b += 1",
        "attribute:@MainActor keyword:var identifier:a identifier:b operator:+= number:1"
      ),
      ("<#your code#>", "placeholder:<#your code#>"),
      ("#if DEBUG\n#endif", "directive:#if directive:DEBUG directive:#endif"),
      ("#file", "directive:#file"),
      ("xs.map { $0 }", "identifier:xs identifier:map identifier:$0"),
      ("/* ŷ */ let σ = 1", "comment:/* ŷ */ keyword:let identifier:σ number:1"),
      ("", ""),
    ])
  func kinds(source: String, expected: String) {
    let bytes = Array(source.utf8)
    let tokens = SwiftHighlighter.tokens(of: source).map { token in
      "\(token.kind.rawValue):\(String(decoding: bytes[token.range], as: UTF8.self))"
    }
    #expect(tokens.joined(separator: " ") == expected)
  }

  @Test("gives pieces in order and without overlaps")
  func order() {
    let source = "struct P<T>: Q { var x: [T] = [] } // π\nlet r = /a.b/\nif x == nil { print(\"\\(x)\") }\n"
    let tokens = SwiftHighlighter.tokens(of: source)
    #expect(tokens.count > 15)
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      #expect(token.range.upperBound <= next.range.lowerBound)
    }
  }
}
