import Foundation
import LessonModel
import Testing

@testable import LessonSyntax

/// `Lessons/00-authoring.md` tells authors all that they can write, so what is added has to be added there.
@Suite("The lesson about writing lessons")
struct AuthoringLessonTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  private let text: String
  private let lesson: Lesson

  init() throws {
    text = try Self.file("Lessons/00-authoring.md")
    lesson = LessonParser().parse(text, name: "00-authoring", file: "00-authoring.md")
  }

  private static func file(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  private func has(_ words: String) -> Bool { text.range(of: words) != nil }

  private func count(_ words: String) -> Int { text.components(separatedBy: words).count - 1 }

  /// The names that a source file declares behind some words, such as `public func`.
  private static func names(_ pattern: Regex<(Substring, Substring)>, in path: String) throws -> [String] {
    try file(path).matches(of: pattern).map { String($0.output.1) }
  }

  @Test("names everything that may follow a fence's language, and every callout")
  func attributes() {
    for word in FenceRole.vocabulary(of: "swift") + FenceRole.vocabulary(of: "text") {
      #expect(has(word), "\(word)")
    }
    for callout in Callout.Kind.allCases { #expect(has("`\(callout.rawValue.uppercased())`")) }
  }

  @Test("names every expectation, every rule for code, and every kind of inputs")
  func expectations() throws {
    let kit = "Sources/LessonKit"
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.repository.appending(path: kit + "/Expect").path)
    let expectations = try files.flatMap {
      try Self.names(/public func (expect\w*)/, in: "\(kit)/Expect/\($0)")
    }
    let rules = try Self.names(/public static (?:func|var) (\w+)/, in: kit + "/Expect/ExpectCode.swift")
    let inputs = try ["Inputs", "Inputs+Numbers"].flatMap {
      try Self.names(/public static func (\w+)/, in: "\(kit)/Inputs/\($0).swift")
    }
    #expect(expectations.count > 10 && rules.count > 5 && inputs.count > 5)
    for name in Set(expectations) { #expect(has("`\(name)"), "\(name)") }
    for name in Set(rules + inputs) { #expect(has("`.\(name)"), "\(name)") }
  }

  @Test("names everything that a plot can show, and every format of a column")
  func plots() throws {
    let builders = try Self.names(/public func (\w+)/, in: "Sources/LessonOutput/Plot+Building.swift")
    #expect(builders.count > 5)
    for name in Set(builders) { #expect(has("`\(name)`"), "\(name)") }
    let formats = try Self.names(/case (\w+)\(/, in: "Sources/LessonOutput/NumberFormat.swift")
    for name in formats { #expect(has("`.\(name)`"), "\(name)") }
  }

  @Test("shows sources that are right, and below each what comes of it")
  func samples() {
    let samples = lesson.blocks.compactMap { block in
      if case .code(let code) = block.kind, code.language == "markdown" { code.text } else { nil }
    }
    #expect(samples.count > 8)
    for sample in samples {
      let parsed = LessonParser().parse(sample, name: "sample", file: "sample.md")
      #expect(parsed.diagnostics.isEmpty, "\(parsed.diagnostics.map(\.summary))")
      // In its box, and below it.
      #expect(count(sample) == 2, "\(sample)")
    }
  }
}
