import SwiftParser
import SwiftSyntax

/// A program that differs from a right one in a single place, as if a finger had slipped there.
///
/// Checks that are worth their name tell the two apart. (Mutation testing: DeMillo, Lipton and Sayward, "Hints on
/// test data selection", 1978.)
package struct Mutant: Hashable, Sendable {
  /// The whole source with the change in it.
  package var text: String
  /// The place of the change in the original, from 1; the column in UTF-8 bytes.
  package var line: Int
  package var column: Int
  /// What stood there, and what stands there now; empty when it was left out.
  package var original: String
  package var replacement: String
  /// What was done, in words: "`+` became `-`".
  package var change: String
}

extension Mutant {
  /// Mutants of a source, in the order of their places: all there are, or so many of them as the seed chooses.
  ///
  /// Each parses without an error, and no two have the same text. Whether one compiles, only the compiler can
  /// tell. Changes that are known to change nothing, such as `x - 0` for `x + 0`, are not made. A source with
  /// syntax errors has no mutants.
  package static func all(of source: String, atMost limit: Int = .max, seed: UInt64 = 0) -> [Mutant] {
    withSyntaxTree(of: source) { file in
      guard !file.hasError else { return [] }
      let finder = MutationFinder(viewMode: .sourceAccurate)
      finder.walk(file)
      let source = Array(source.utf8)
      var texts: Set<String> = []
      var chosen: [(mutation: Mutation, text: String)] = []
      for mutation in finder.mutations.shuffled(seed: seed) {
        let text = mutation.applied(to: source)
        guard texts.insert(text).inserted, !Parser.parse(source: text).hasError else { continue }
        chosen.append((mutation, text))
        if chosen.count >= limit { break }
      }
      let converter = SourceLocationConverter(fileName: "", tree: file)
      return chosen.sorted { $0.mutation < $1.mutation }.map { mutation, text in
        let place = converter.location(for: AbsolutePosition(utf8Offset: mutation.range.lowerBound))
        return Mutant(
          text: text, line: place.line, column: place.column,
          original: String(decoding: source[mutation.range], as: UTF8.self),
          replacement: mutation.replacement, change: mutation.change)
      }
    } ?? []
  }
}

/// A change to some bytes of a source.
struct Mutation: Comparable {
  var range: Range<Int>
  var replacement: String
  var change: String

  func applied(to source: [UInt8]) -> String {
    String(
      decoding: source[..<range.lowerBound] + replacement.utf8 + source[range.upperBound...], as: UTF8.self)
  }

  static func < (left: Mutation, right: Mutation) -> Bool {
    (left.range.lowerBound, left.range.upperBound, left.replacement)
      < (right.range.lowerBound, right.range.upperBound, right.replacement)
  }
}

extension [Mutation] {
  /// In an order that the seed decides, the same on every machine.
  fileprivate func shuffled(seed: UInt64) -> [Mutation] {
    let keys = indices.map { mixed(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64($0)) }
    return indices.sorted { keys[$0] < keys[$1] }.map { self[$0] }
  }
}

/// Stirs the bits of a number so that near numbers end far apart: the mixing step of SplitMix64 (Steele, Lea and
/// Flood 2014).
private func mixed(_ number: UInt64) -> UInt64 {
  var mixed = number &+ 0x9E37_79B9_7F4A_7C15
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}
