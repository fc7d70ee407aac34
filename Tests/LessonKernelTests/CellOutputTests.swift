import Glibc
import LessonOutput
import Testing

@testable import LessonKernel

@Suite("Putting a cell's output together")
struct CellOutputTests {
  private let printed = try! MemoryFile("printed")
  private let raw = try! MemoryFile("raw")

  private func append(_ text: String, to file: MemoryFile) {
    _ = text.withCString { write(file.descriptor, $0, strlen($0)) }
  }

  private var mark: CellOutput.Mark { CellOutput.Mark(printed: printed.count, raw: raw.count) }

  @Test("streams and values keep their order, neighbours of one stream are joined")
  func order() {
    append("before the cell", to: printed)
    var output = CellOutput(from: mark)
    append("a", to: printed)
    append("b", to: printed)
    append("oops", to: printed)
    output.addError(count: 4, at: mark)
    append("c", to: printed)
    append("past the library", to: raw)
    output.add(.text(TextOutput(.value, "7")), at: mark)
    append("d", to: printed)
    let outputs = output.outputs(to: mark, printed: printed, raw: raw, limit: 1000)
    #expect(
      outputs == [
        .text(TextOutput(.output, "ab")), .text(TextOutput(.error, "oops")), .text(TextOutput(.output, "c")),
        .text(TextOutput(.error, "past the library")), .text(TextOutput(.value, "7")),
        .text(TextOutput(.output, "d")),
      ])
  }

  @Test("of a flood the beginning and the end are kept")
  func flood() {
    let output = CellOutput(from: mark)
    append(String(repeating: "a", count: 600) + String(repeating: "z", count: 600), to: printed)
    let outputs = output.outputs(to: mark, printed: printed, raw: raw, limit: 20)
    #expect(
      outputs == [.text(TextOutput(.output, "aaaaaaaaaa\n… 1180 bytes left out …\nzzzzzzzzzz"))])
  }

  @Test("bytes that are not UTF-8 are shown as such, and do no harm")
  func notUTF8() {
    let output = CellOutput(from: mark)
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    _ = write(printed.descriptor, bytes, 3)
    #expect(
      output.outputs(to: mark, printed: printed, raw: raw, limit: 20)
        == [.text(TextOutput(.output, "a\u{FFFD}b"))])
  }
}
