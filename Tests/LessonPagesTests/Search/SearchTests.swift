import Foundation
import LessonModel
import LessonSyntax
import Testing

@testable import LessonPages

@Suite("The search index")
struct SearchTests {
  private func article(_ markdown: String, name: String) -> Article {
    let lesson = LessonParser().parse(markdown, name: name, file: "\(name).md")
    let renderer = ArticleRenderer(edition: .reader, source: SourceText(Array(markdown.utf8)))
    return renderer.article(lesson) { _ in nil }
  }

  private func words(_ text: String) -> [String] {
    var words: [String] = []
    SearchWords.forEach(in: text) { words.append($0) }
    return words
  }

  @Test(
    "Texts are cut into words, and names into their parts",
    arguments: [
      ("The slope, of E(w)!", ["the", "slope", "of"]),
      ("expectGradient(of: f)", ["expectgradient", "expect", "gradient", "of"]),
      ("learning_rate MSELoss", ["learning", "rate", "mseloss"]), ("0.123456 in 1986", ["in", "1986"]),
      ("Übergröße naïve 学習 σ", ["übergröße", "naïve", "学習", "σ"]), ("", []), ("--- +++", []),
      (String(repeating: "a", count: 41), []),
    ])
  func cutting(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test("A section has the words of its headings, prose and code, each at its highest place")
  func sections() {
    let sections = article(
      "# Top\n\nIntro of it.\n\n## Slope $x_1$\n\nThe *slope* [here](https://example.org).\n\n```swift {.static}\nlet slope = rate\n```\n",
      name: "a"
    ).searchSections
    #expect(sections.map(\.anchor) == ["", "slope-x_1"])
    #expect(sections.map(\.title) == ["", "Slope x₁"])
    #expect(sections.map(\.beginning) == ["Intro of it.", "The slope here."])
    #expect(sections[0].keptWords == "1intro 1it 1of 2top")
    #expect(sections[1].keptWords == "1here 0let 0rate 2slope 1the 2x₁")
  }

  /// The index as the script in the pages reads it: the sections that have a word, with its place in each.
  private func places(of word: String, in script: [UInt8]) throws -> [String] {
    let json = script.dropFirst("globalThis.lessonSearch = ".utf8.count).dropLast(2)
    let index = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let pages = try #require(index["pages"] as? [[Any]])
    let sections = pages.flatMap { page in (page[2] as! [[String]]).map { "\(page[0])#\($0[0])" } }
    var previous = ""
    let words = (index["words"] as! String).split(separator: " ").map { coded in
      previous = String(previous.prefix(Int(coded.prefix(1), radix: 36)!) + coded.dropFirst())
      return previous
    }
    guard let place = words.firstIndex(of: word) else { return [] }
    var section = 0
    return (index["places"] as! String).split(separator: " ")[place].split(separator: ",").map { code in
      let number = Int(code, radix: 36)!
      section += number / 3
      return "\(sections[section]) \(number % 3)"
    }
  }

  @Test("The script finds a word in every section that has it")
  func index() throws {
    let articles = [
      article("# One\n\nA gradient.\n\n## Gradients\n\n## Empty\n", name: "01-one"),
      article("# Two\n\n## Code\n\n```swift {.static}\ngradient()\n```\n", name: "02 two"),
    ]
    let outline = SiteOutline(
      course: CourseDescription(), base: nil, entries: articles.map(SiteOutline.Entry.init))
    let script = SearchIndex(outline, articles).script
    #expect(try places(of: "gradient", in: script) == ["01-one.html# 1", "02%20two.html#code 0"])
    #expect(try places(of: "gradients", in: script) == ["01-one.html#gradients 2"])
    #expect(try places(of: "two", in: script) == ["02%20two.html# 2"])
    #expect(try places(of: "nowhere", in: script) == [])
  }
}
