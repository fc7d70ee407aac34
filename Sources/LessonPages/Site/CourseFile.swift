import FoundationEssentials
import LessonModel
import Spelling

/// `course.json`, which says what is to be said of a course as a whole. All of it may be left out:
///
///     {
///       "title": "Backpropagation from scratch",
///       "description": "From the perceptron to a network that reads digits.",
///       "language": "en",
///       "appendices": ["glossary"]
///     }
package enum CourseFile {
  package static let name = "course.json"

  fileprivate struct Content: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
      case title, description, language, appendices
    }

    var title: String?
    var description: String?
    var language: String?
    var appendices: [String]?
  }

  /// Whatever the settings are called, for those that there are none of.
  private struct Names: Decodable {
    struct Name: CodingKey {
      var stringValue: String
      var intValue: Int?

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    var names: [String]

    init(from decoder: any Decoder) throws {
      names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
    }
  }

  /// What is wrong with the file, and its text, which messages quote.
  package struct Malformed: Error {
    package var diagnostic: Diagnostic
    package var source: SourceText
  }

  /// - Parameter folder: the one that holds the lessons.
  package static func read(in folder: String) throws(Malformed) -> CourseDescription {
    let file = "\(folder)/\(name)"
    guard let data = FileManager.default.contents(atPath: file) else { return CourseDescription() }
    let source = SourceText(Array(data))
    func malformed(_ problem: Diagnostic) -> Malformed {
      var problem = problem
      problem.file = file
      return Malformed(diagnostic: problem, source: source)
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: data),
      let names = try? JSONDecoder().decode(Names.self, from: data)
    else { throw malformed(.malformedCourse) }
    let known = Content.CodingKeys.allCases.map(\.rawValue)
    for name in names.names.sorted() where !known.contains(name) {
      throw malformed(.unknownSetting(name, at: source.place(ofString: name), known: known))
    }
    let description = CourseDescription(content)
    let lessons = lessonNames(in: folder)
    for name in description.appendices where !lessons.contains(name) {
      throw malformed(.unknownAppendix(name, at: source.place(ofString: name), lessons: lessons))
    }
    return description
  }

  /// The names of all of them, in order.
  private static func lessonNames(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }
}

extension CourseDescription {
  fileprivate init(_ content: CourseFile.Content) {
    self.init()
    if let title = content.title, !title.isEmpty { self.title = title }
    if let description = content.description { self.description = description }
    if let language = content.language, !language.isEmpty { self.language = language }
    for name in content.appendices ?? [] where !appendices.contains(name) { appendices.append(name) }
  }
}

extension SourceText {
  /// Where a JSON string stands first; nil where it is written with escapes.
  fileprivate func place(ofString string: String) -> SourceRange? {
    guard let found = bytes.firstRange(of: Array("\"\(string)\"".utf8)),
      let line = (1...lineCount).first(where: { self.line($0).upperBound >= found.upperBound })
    else { return nil }
    let start = self.line(line).lowerBound
    return SourceRange(
      SourcePosition(line: line, column: found.lowerBound - start + 1),
      SourcePosition(line: line, column: found.upperBound - start))
  }
}

// MARK: - Wording

extension Diagnostic {
  fileprivate static var malformedCourse: Diagnostic {
    Diagnostic(
      .error, "malformed-course",
      "the file is no JSON object with texts for `title`, `description`, `language`, and a list of names for "
        + "`appendices`", fix: #"write for example { "title": "My course" }"#)
  }

  fileprivate static func unknownSetting(_ name: String, at range: SourceRange?, known: [String])
    -> Diagnostic
  {
    Diagnostic(
      .error, "unknown-setting", "`\(name)` is no setting of a course", at: range,
      why: "the settings are \(known.map { "`\($0)`" }.joined(separator: ", "))",
      fix: known.nearest(to: name).map { "write `\($0)`" } ?? "take it out")
  }

  fileprivate static func unknownAppendix(
    _ name: String, at range: SourceRange?, lessons: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-lesson", "there is no lesson `\(name)` to be an appendix", at: range,
      why: "`appendices` names files of this folder, without the ending .md",
      fix: lessons.nearest(to: name).map { "did you mean `\($0)`?" }
        ?? "add the file \(name).md, or take the name out")
  }
}
