import Foundation
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKit

@Suite("A record as a line of JSON")
struct JSONLineEncoderTests {
  static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }()

  @Test("comes back as the same value", arguments: 0..<400)
  func roundTrip(seed: Int) throws {
    var random = RandomOutputs(seed: UInt64(seed))
    let record = Record.output(random.output())
    let bytes = encodeAsJSONLine(record)
    let decoded = try Self.decoder.decode(Record.self, from: Data(bytes))
    // NaN equals nothing, so values are compared as they print, where -0.0 differs from 0.0 as well.
    #expect("\(decoded)" == "\(record)", "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
  }

  @Test("ends with its only newline", arguments: 0..<100)
  func isOneLine(seed: Int) {
    var random = RandomOutputs(seed: UInt64(seed))
    let bytes = encodeAsJSONLine(Record.output(random.output()))
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(bytes.dropLast().allSatisfy { $0 >= 0x20 })
  }

  @Test("has a progress record of its own")
  func progress() throws {
    let record = Record.progress(Progress(label: "training", fraction: 0.25))
    #expect(try Self.decoder.decode(Record.self, from: Data(encodeAsJSONLine(record))) == record)
  }

  @Test(
    "writes numbers that JSON has no way to write as words",
    arguments: [
      (Double.nan, "\"nan\""), (.infinity, "\"inf\""), (-.infinity, "\"-inf\""), (0.5, "0.5"),
      (1e21, "1e+21"),
    ])
  func numbers(number: Double, text: String) {
    #expect(String(decoding: encodeAsJSONLine([number]), as: UTF8.self) == "[\(text)]\n")
  }

  @Test("escapes quotes, backslashes and control characters")
  func escapes() {
    let text = String(decoding: encodeAsJSONLine(["\"\\\n\u{1}σ"]), as: UTF8.self)
    #expect(text == #"["\"\\\u000a\u0001σ"]"# + "\n")
  }

  @Test("keeps rows of NaN apart from rows that are empty")
  func tableOfNaN() throws {
    var table = Table("E")
    table.add(Double.nan)
    table.add(nil as Double?)
    table.add("nan")
    let decoded = try Self.decoder.decode(
      Record.self, from: Data(encodeAsJSONLine(Record.output(.table(table)))))
    guard case .output(.table(let back)) = decoded, case .number(let number) = back.rows[0][0] else {
      Issue.record("not the table that was encoded: \(decoded)")
      return
    }
    #expect(number.isNaN)
    #expect(back.rows[1...] == [[.empty], [.text("nan")]])
  }
}
