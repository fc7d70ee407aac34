import LessonModel

/// What can be found in a section of a page.
package struct SearchSection: Equatable, Sendable {
  /// Where a word stands. A higher place counts for more.
  package enum Place: Int, Comparable, Sendable {
    case code, prose, heading

    package static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Word: Equatable, Sendable {
    package var text: String
    /// The highest one where the section has the word.
    package var place: Place
  }

  /// Of the section's heading; empty for what stands above the first section.
  package var anchor: String
  /// As plain text; empty for what stands above the first section.
  package var title: String
  /// How the section begins, to be shown with it.
  package var beginning: String
  /// In the order of their bytes.
  package var words: [Word]
}

/// Takes the words of a page as they are written, section by section.
struct SearchCollector {
  private var finished: [SearchSection] = []
  private var anchor = ""
  private var title = ""
  private var beginning = ""
  private var places: [String: SearchSection.Place] = [:]

  mutating func begin(section identifier: String, title: String) {
    finish()
    anchor = identifier
    self.title = title
    beginning = ""
    add(title, as: .heading)
  }

  mutating func add(_ text: String, as place: SearchSection.Place) {
    SearchWords.forEach(in: text) { places[$0] = max(places[$0] ?? place, place) }
  }

  mutating func add(prose inlines: [Inline]) {
    if beginning.isEmpty {
      beginning = PlainWords.beginning(
        of: PlainWords.text(of: inlines), atMost: SearchCollector.beginningLength)
    }
    addWords(of: inlines)
  }

  private static let beginningLength = 90

  /// Of pictures, what is said of them.
  private mutating func addWords(of inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): add(text, as: .prose)
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        addWords(of: inner)
      case .math, .html, .softBreak, .lineBreak: break
      }
    }
  }

  /// Takes what another one has found, wherever in its text that was.
  mutating func add(_ other: SearchCollector) {
    for word in other.sections.flatMap(\.words) {
      places[word.text] = max(places[word.text] ?? word.place, word.place)
    }
  }

  var sections: [SearchSection] {
    var copy = self
    copy.finish()
    return copy.finished
  }

  private mutating func finish() {
    let words = places.map { SearchSection.Word(text: $0.key, place: $0.value) }
    finished.append(
      SearchSection(
        anchor: anchor, title: title, beginning: beginning, words: words.sorted { $0.text < $1.text }))
    places.removeAll(keepingCapacity: true)
  }
}

// MARK: - Keeping

extension SearchSection {
  /// The words as one text, to be kept: `2gradient 1slope`.
  var keptWords: String {
    words.map { "\($0.place.rawValue)\($0.text)" }.joined(separator: " ")
  }

  init(anchor: String, title: String, beginning: String, keptWords: String) {
    self.anchor = anchor
    self.title = title
    self.beginning = beginning
    words = keptWords.utf8.split(separator: UInt8(ascii: " ")).map { word in
      Word(
        text: String(decoding: word.dropFirst(), as: UTF8.self),
        place: Place(rawValue: Int(word.first!) - Int(UInt8(ascii: "0"))) ?? .prose)
    }
  }
}
