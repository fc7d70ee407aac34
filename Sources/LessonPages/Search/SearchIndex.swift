import FoundationEssentials

/// The index that the search in the pages reads: a script that sets one variable, because browsers let pages from the disk
/// load scripts but no data.
///
/// It says for each word in which sections it stands, and is a fraction of the pages' size:
///
///     pages    [["03-backprop.html", "Backpropagation", [["", "", "A network ..."],
///              ["the-chain-rule", "The chain rule", "Each piece ..."]]]]
///     words    "0gradient 8s 0slope"      in order; the digit (base 36) tells how many bytes a word shares with
///                                         the one before
///     places   "2,4 0 1"                  for each word, a number for each section that has it (base 36): three
///                                         times the distance from the section before, and the place in the section
package struct SearchIndex {
  private struct Content: Encodable {
    var pages: [Page]
    var words: String
    var places: String
  }

  private struct Page: Encodable {
    var path: String
    var title: String
    var sections: [SearchSection]

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(path)
      try list.encode(title)
      try list.encode(sections.map { [$0.anchor, $0.title, $0.beginning] })
    }
  }

  private let content: Content

  package init(_ outline: SiteOutline, _ articles: [Article]) {
    let pages = zip(outline.entries, articles).map { entry, article in
      Page(
        path: PageLink.file(entry.path).destination, title: article.title, sections: article.searchSections)
    }
    let postings = SearchIndex.postings(of: pages.flatMap(\.sections))
    content = Content(
      pages: pages, words: SearchIndex.frontCoded(postings.map(\.word)),
      places: postings.map(\.places).joined(separator: " "))
  }

  package var script: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, and lists of texts: nothing that could fail.
    let json = (try? encoder.encode(content)) ?? Data("null".utf8)
    return Array("globalThis.lessonSearch = ".utf8) + json + Array(";\n".utf8)
  }

  /// For each word, in order, the sections that have it.
  private static func postings(of sections: [SearchSection]) -> [(word: String, places: String)] {
    var lists: [String: (last: Int, places: String)] = [:]
    for (number, section) in sections.enumerated() {
      for word in section.words {
        append(3 * number + word.place.rawValue, section: number, to: &lists[word.text])
      }
    }
    return lists.map { ($0.key, $0.value.places) }.sorted { $0.word < $1.word }
  }

  private static func append(_ code: Int, section: Int, to list: inout (last: Int, places: String)?) {
    if list == nil {
      list = (section, String(code, radix: 36))
    } else {
      list!.places += "," + String(code - 3 * list!.last, radix: 36)
      list!.last = section
    }
  }

  private static func frontCoded(_ words: [String]) -> String {
    var coded: [UInt8] = []
    var previous: [UInt8] = []
    for word in words {
      let bytes = Array(word.utf8)
      let shared = sharedCount(previous, bytes)
      if !coded.isEmpty { coded.append(UInt8(ascii: " ")) }
      coded += String(shared, radix: 36).utf8
      coded += bytes[shared...]
      previous = bytes
    }
    return String(decoding: coded, as: UTF8.self)
  }

  /// The ASCII characters at the start that two words share. Scripts count other characters in other units.
  private static func sharedCount(_ left: [UInt8], _ right: [UInt8]) -> Int {
    min(35, zip(left, right).prefix { $0 == $1 && $0 < 0x80 }.count)
  }
}
