/// An article as pieces of bytes, to be kept from build to build.
///
/// Only articles without problems are kept, so there are none among the pieces.
extension Article {
  package var pieces: [[UInt8]] {
    let numbers = [
      readingTime.words, readingTime.codeLines, readingTime.formulas, exerciseCount, hasMath ? 1 : 0,
      hasDrawings ? 1 : 0, searchSections.count, sections.count,
    ]
    let lists = [imageSources, images].map { $0.sorted() }
    return [name, title, description, headingIdentifier ?? ""].map { Array($0.utf8) }
      + [heading.bytes, body.bytes]
      + (numbers + lists.map(\.count)).map { Array(String($0).utf8) }
      + searchSections.flatMap { [$0.anchor, $0.title, $0.beginning, $0.keptWords].map { Array($0.utf8) } }
      + sections.flatMap { section in
        [
          Array(String(section.level).utf8), Array(section.identifier.utf8), section.title.bytes,
          Array((section.hasMath ? "1" : "0").utf8),
        ]
      }
      + lists.joined().map { Array($0.utf8) }
  }

  /// Nil when the pieces are none of an article.
  package init?(pieces: [[UInt8]]) {
    var reader = PieceReader(pieces)
    let texts = (0..<4).map { _ in reader.text() }
    let (heading, body) = (reader.html(), reader.html())
    let numbers = (0..<10).map { _ in reader.number() }
    guard numbers[6...].allSatisfy({ $0 <= pieces.count }) else { return nil }
    let searchSections = (0..<numbers[6]).map { _ in
      SearchSection(
        anchor: reader.text(), title: reader.text(), beginning: reader.text(), keptWords: reader.text())
    }
    let sections = (0..<numbers[7]).map { _ in
      Section(
        level: reader.number(), identifier: reader.text(), title: reader.html(), hasMath: reader.number() == 1
      )
    }
    let lists = numbers[8...].map { count in Set((0..<count).map { _ in reader.text() }) }
    guard reader.isWhole else { return nil }
    self.init(
      name: texts[0], title: texts[1], heading: heading, headingIdentifier: texts[3].isEmpty ? nil : texts[3],
      description: texts[2], sections: sections, body: body,
      readingTime: ReadingTime(words: numbers[0], codeLines: numbers[1], formulas: numbers[2]),
      exerciseCount: numbers[3], hasMath: numbers[4] == 1,
      hasDrawings: numbers[5] == 1, searchSections: searchSections,
      imageSources: lists[0], images: lists[1], diagnostics: [])
  }
}

/// Takes one piece after the other. What is missing or makes no sense is noted and replaced by nothing.
private struct PieceReader {
  private var rest: ArraySlice<[UInt8]>
  private var isDamaged = false

  init(_ pieces: [[UInt8]]) {
    rest = pieces[...]
  }

  /// Everything was there, and nothing else.
  var isWhole: Bool { !isDamaged && rest.isEmpty }

  private mutating func piece() -> [UInt8] {
    if let piece = rest.popFirst() { return piece }
    isDamaged = true
    return []
  }

  mutating func html() -> HTML { HTML(written: piece()) }

  mutating func text() -> String { String(decoding: piece(), as: UTF8.self) }

  mutating func number() -> Int {
    guard let number = Int(text()), number >= 0 else {
      isDamaged = true
      return 0
    }
    return number
  }
}
