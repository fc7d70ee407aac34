import Testing

@testable import LessonKernel

@Suite("Reports of traps")
struct TrapReportTests {
  @Test("message, place and the cell's own words are told apart")
  func wholeReport() {
    let report = TrapReport(
      """
      own words
      Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range

      *** Signal 4: Backtracing from 0x7fb1ba3352b9... done ***

      *** Program crashed: Illegal instruction at 0x00007f47cbd6df7f ***

      Thread 0 "lesson-runner" crashed:

        0      0x00007f47cbd6df7f _assertionFailure(_:_:file:line:flags:) + 623 in libswiftCore.so
        3 [ra] 0x00007f47cc335f41 Segment1_main + 512 in Segment1.so at /home/me/my lesson.md:33:10
        4 [ra] 0x00007f47cc335f41 main + 512 in Segment1.so at /home/me/my lesson.md:99:1
      """, sourceName: "my lesson.md")
    #expect(report.message == "Index out of range")
    #expect(report.line == 33 && report.column == 10)
    #expect(report.ownText == "own words\n")
    #expect(report.endlessRecursion == nil)
  }

  @Test(
    "every form of message is read",
    arguments: [
      ("Segment1/a.md:20: Fatal error: boom: at", "boom: at", 20),
      ("Segment1/a.md:20: Fatal error", "Fatal error", 20),
      ("Segment1/a.md:7: Precondition failed: need more", "Precondition failed: need more", 7),
      ("Segment1/a.md:7: Precondition failed", "Precondition failed", 7),
      ("Fatal error: failed to allocate 8 bytes of memory", "failed to allocate 8 bytes of memory", nil),
      ("*** Swift runtime failure: arithmetic overflow ***", "arithmetic overflow", nil),
      ("a.md:3: Fatal error: one\ntwo", "one\ntwo", 3),
    ] as [(String, String, Int?)])
  func messages(text: String, message: String, line: Int?) {
    let report = TrapReport(text + "\n\n", sourceName: "a.md")
    #expect(report.message == message && report.line == line)
  }

  @Test("a function that fills the stack is named")
  func recursion() {
    let frame = " [ra] 0x00007f58c311b2bb deep(_:) + 58 in Segment0.so at /x/a.md:13:34\n"
    let report = TrapReport(
      "*** Program crashed: Bad pointer dereference at 0x0 ***\n" + String(repeating: frame, count: 4),
      sourceName: "a.md")
    #expect(report.endlessRecursion == "deep(_:)")
  }

  @Test("words that only look like a report are the cell's own")
  func ownWords() {
    let report = TrapReport("a warning\nof two lines\n", sourceName: "a.md")
    #expect(report.message == nil && report.ownText == "a warning\nof two lines\n")
  }
}
