import LessonModel
import LessonOutput
import Testing

@testable import LessonKernel

@Suite("Results that are kept")
struct CacheKeptResultTests {
  private let lesson = makeLesson(["let a = 1", "let b =\n  2", "print(a)\nprint(b)"])
  private let noExplanation: KeptResult.Explanation = { _, _ in (nil, nil) }

  @Test("a result moves with the cells it speaks of, and takes the file's new name", arguments: 0..<100)
  func moves(seed: Int) throws {
    var random = RandomResults(seed: UInt64(seed))
    let result = random.result(of: lesson, cell: 2)
    let kept = try KeptResult(result, of: lesson, explain: noExplanation)
    #expect(reflected(try kept.result(in: lesson, explain: noExplanation)) == reflected(result))

    let moved = lesson.withProse(5, file: "moved/test lesson.md")
    // The same result, had it been about the moved lesson from the start.
    random = RandomResults(seed: UInt64(seed))
    let expected = random.result(of: moved, cell: 2)
    #expect(reflected(try kept.result(in: moved, explain: noExplanation)) == reflected(expected))
  }

  /// As text, because NaN is not equal to itself.
  private func reflected(_ result: CellResult) -> String { String(reflecting: result) }

  @Test(
    "a result that speaks of prose, of a cell below or of another file is not kept",
    arguments: [1, 6, 11, 15, 400, -1])
  func elsewhere(line: Int) {
    let diagnostic = Diagnostic(
      .error, "swift", "x", file: lesson.file, at: SourceRange(line: line, column: 1))
    let ofSecond = CellResult(cell: 1, status: .compileError, diagnostics: [diagnostic])
    #expect(throws: CellPlaces.Elsewhere.self) {
      try KeptResult(ofSecond, of: lesson, explain: noExplanation)
    }
    var other = ofSecond
    other.diagnostics = [Diagnostic(.error, "swift", "x", file: "other.swift")]
    #expect(throws: CellPlaces.Elsewhere.self) { try KeptResult(other, of: lesson, explain: noExplanation) }
  }

  @Test("an explanation that was found is found anew, one that was not stays as it is")
  func explanations() throws {
    func result(_ why: String?) -> CellResult {
      CellResult(
        cell: 1, status: .compileError,
        diagnostics: [Diagnostic(.error, "swift", "cannot find 'x' in scope", why: why, fix: nil)])
    }
    let found = try KeptResult(result("old"), of: lesson) { _, _ in ("old", nil) }
    #expect(try found.result(in: lesson) { _, _ in ("new", nil) } == result("new"))
    #expect(try found.result(in: lesson, explain: noExplanation) == result(nil))
    let own = try KeptResult(result("own"), of: lesson) { _, _ in ("old", nil) }
    #expect(try own.result(in: lesson) { _, _ in ("new", nil) } == result("own"))
  }

  @Test("results that tell of the machine's moment are not repeatable")
  func repeatability() {
    func isRepeatable(_ status: CellResult.Status, _ identifier: String? = nil, files: Bool = false) -> Bool {
      let diagnostics = identifier.map { [Diagnostic(.error, $0, "x")] } ?? []
      return CellResult(cell: 1, status: status, diagnostics: diagnostics).isRepeatable(
        after: [CellResult(cell: 0, status: .succeeded)], canReachFiles: files)
    }
    #expect(isRepeatable(.succeeded) && isRepeatable(.checkFailed))
    #expect(isRepeatable(.unexpectedSuccess, "unexpected-success"))
    #expect(isRepeatable(.compileError, "swift") && isRepeatable(.trapped, "trap"))
    #expect(isRepeatable(.notRun("needs `x`, and cell 1 did not compile")))
    for limit in [CellResult.Limit.time, .memory, .processes, .output] {
      #expect(!isRepeatable(.limitReached(limit), "\(limit)-limit"))
    }
    #expect(!isRepeatable(.compileError, "compiler-failed"))
    #expect(!isRepeatable(.trapped, "signal"))
    #expect(!isRepeatable(.trapped, "trap", files: true))
    #expect(!isRepeatable(.succeeded, "memory-limit"))
    #expect(!isRepeatable(.notRun("the run ended in cell 1")))
    let afterTrap = CellResult(cell: 1, status: .compileError)
    #expect(!afterTrap.isRepeatable(after: [CellResult(cell: 0, status: .trapped)], canReachFiles: false))
  }
}
