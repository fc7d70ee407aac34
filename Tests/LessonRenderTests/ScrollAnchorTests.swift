import LessonTestSupport
import Testing

@testable import LessonRender

@Suite struct ScrollAnchorTests {
  private let page = (0..<40).map { $0 % 3 == 2 ? "" : "row \($0)" }

  private func row(_ top: Int, of new: [String], height: Int = 6) -> Int {
    ScrollAnchor(from: page, to: new).row(for: top, height: height)
  }

  @Test("an insertion above moves along with it", arguments: [0, 3, 19])
  func insertionAbove(at place: Int) {
    var new = page
    new.insert(contentsOf: ["new", "", "newer"], at: place)
    #expect(row(20, of: new) == 23)
  }

  @Test("a removal above moves along with it")
  func removalAbove() {
    #expect(row(20, of: Array(page[..<4] + page[9...])) == 15)
  }

  @Test("a change below moves nothing", arguments: [26, 30, 40])
  func changeBelow(at place: Int) {
    var new = page
    new.insert("new", at: place)
    #expect(row(20, of: new) == 20)
  }

  @Test("when the first row on the screen changes, the next ones hold their place")
  func changeAtTop() {
    var new = page
    new.replaceSubrange(18...21, with: ["a", "b"])
    #expect(new[row(18, of: new) + 4] == page[22])
  }

  @Test("when the whole screen changes, the nearest row outside holds its place")
  func wholeScreenChanged() {
    var new = page
    new.insert("new", at: 0)
    for index in 19..<28 { new[index] = "changed \(index)" }
    #expect(row(20, of: new) == 21)
  }

  @Test("a page in which nothing is as before is shown from about the same place, if it is long enough")
  func nothingLeft() {
    #expect(row(20, of: Array(repeating: "other", count: 30)) == 20)
    #expect(row(20, of: ["other"]) == 0)
    #expect(row(20, of: []) == 0)
    #expect(ScrollAnchor(from: [], to: page).row(for: 0, height: 6) == 0)
  }

  @Test("whatever changes outside the screen, the rows on it are found again", arguments: 0..<50)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let top = Int.random(in: 5..<30, using: &generator)
    let height = 8
    var above = Array(page[..<top])
    var below = Array(page[min(top + height, page.count)...])
    for _ in 0..<5 {
      edit(&above, &generator)
      edit(&below, &generator)
    }
    let new = above + page[top..<min(top + height, page.count)] + below
    #expect(row(top, of: new, height: height) == above.count)
  }

  private func edit(_ rows: inout [String], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...rows.count, using: &generator)
    if Bool.random(using: &generator) || place == rows.count {
      rows.insert("new \(UInt64.random(in: 0...UInt64.max, using: &generator))", at: place)
    } else {
      rows.remove(at: place)
    }
  }
}
