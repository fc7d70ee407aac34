import FoundationEssentials

/// What pages and server tell each other.
enum ServeMessage {
  /// What a page says about an answer to an exercise.
  struct Answer: Decodable {
    var lesson: String
    var exercise: String
    var code: String
    /// What the file held when the code was taken from it; nil when it was not there.
    var base: String?
  }

  /// A student's answer as the page edits it.
  struct Edited: Encodable {
    var code: String
    var firstLine: Int
    var file: String
    var base: String?
  }

  /// What came of checking.
  struct Checked: Encodable {
    var isPassed: Bool
    /// The verdict in a few words.
    var words: String
    /// Everything about it.
    var html: String
    var answer: Edited
  }

  /// What is to be said about a page.
  struct State: Encodable {
    /// Anchors of cells that show what is from before the last change.
    var stale: [String] = []
    /// The anchor of the cell that runs now.
    var running: String?
    var isRunning = false
    /// How many problems are errors.
    var errors = 0
    var warnings = 0
    /// All problems, as HTML.
    var problems = ""
  }

  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  static func decoded<Value: Decodable>(_ body: [UInt8], as type: Value.Type = Value.self) -> Value? {
    try? JSONDecoder().decode(type, from: Data(body))
  }
}
