import Testing

@testable import LessonKernel

@Suite("Names of segments")
struct SegmentNamesTests {
  @Test(
    "are taken out of what a reader sees",
    arguments: [
      ("cannot convert 'Segment0.P' to '[Segment12.P]'", "cannot convert 'P' to '[P]'"),
      ("[Segment1.P(x: 1), Segment1a.Q]", "[P(x: 1), Q]"),
      ("Segment0/03-backprop.md", "03-backprop.md"),
      ("Segment0.Segment1.P", "Segment1.P"),
    ])
  func removed(text: String, expected: String) {
    #expect(SegmentNames.removed(from: text) == expected)
  }

  @Test(
    "other words stay",
    arguments: [
      "Segment", "Segment 1.", "Segment1. First", "MySegment1.P", "x.Segment1.P", "Segments.all", "", "S",
    ])
  func kept(text: String) {
    #expect(SegmentNames.removed(from: text) == text)
  }

  @Test("the names behind them are found")
  func qualified() {
    #expect(SegmentNames.qualifiedNames(in: "'Segment0.P' and [Segment1.Q.R] or Swift.Int") == ["P", "Q"])
  }
}
