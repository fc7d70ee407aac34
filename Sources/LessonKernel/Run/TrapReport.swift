import LessonOutput

/// What the Swift runtime and its backtracer wrote when a cell trapped, read from their text:
///
///     Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range
///     ...
///     3 [ra] 0x00007fcc335f41 Segment1_main + 512 in Segment1.so at 03-backprop.md:33:10
struct TrapReport {
  /// What went wrong: "Index out of range". Nil when nobody said.
  var message: String?
  /// The innermost place in the lesson.
  var line: Int?
  var column: Int?
  /// What the cell itself had written before, as far as it can be told apart.
  var ownText = ""
  /// The function that called itself until the stack was full.
  var endlessRecursion: String?

  /// - Parameter sourceName: the file name that marks lines of the Markdown.
  init(_ text: String, sourceName: String) {
    var ownLines: [Substring] = []
    var stage = Stage.own
    var callers: [Substring] = []
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if row.hasPrefix("*** ") { stage = .backtrace }
      switch stage {
      case .own:
        guard let found = TrapReport.fatalError(row) else {
          ownLines.append(row)
          continue
        }
        stage = .message
        message = found.message
        if found.file.split(separator: "/").last.map(String.init) == sourceName { line = found.line }
      case .message:
        // A message may have several lines; an empty one ends it.
        if row.isEmpty { stage = .backtrace } else { message? += "\n" + row }
      case .backtrace:
        readHeader(row)
        readFrame(row, sourceName)
        if let caller = TrapReport.function(row) { callers.append(caller) }
      }
    }
    // Every row but the last of all ended in a newline.
    ownText = ownLines.joined(separator: "\n") + (stage == .own ? "" : "\n")
    if ownLines.allSatisfy(\.isEmpty) { ownText = "" }
    if message == nil, callers.count >= 3, callers[0] == callers[1], callers[1] == callers[2] {
      endlessRecursion = String(callers[0])
    }
  }

  private enum Stage {
    case own, message, backtrace
  }

  /// `file:line: Fatal error: message`, and the same of preconditions and assertions.
  private static func fatalError(_ row: Substring) -> (file: Substring, line: Int?, message: String)? {
    for mark in ["Fatal error", "Precondition failed", "Assertion failed"] {
      guard let found = row.firstRange(of: mark) else { continue }
      let place = row[..<found.lowerBound].split(separator: ":")
      let rest = row[found.upperBound...]
      let words = rest.hasPrefix(": ") ? String(rest.dropFirst(2)) : ""
      let message =
        mark == "Fatal error" && !words.isEmpty ? words : mark + (words.isEmpty ? "" : ": " + words)
      return (place.first ?? "", place.dropFirst().first.flatMap { Int($0) }, message)
    }
    return nil
  }

  /// Arithmetic traps have no message of their own: `*** Swift runtime failure: arithmetic overflow ***`.
  private mutating func readHeader(_ row: Substring) {
    guard message == nil, let found = row.firstRange(of: "*** Swift runtime failure: ") else { return }
    let rest = row[found.upperBound...]
    message = String(rest.firstRange(of: " ***").map { rest[..<$0.lowerBound] } ?? rest)
  }

  /// A line of the backtrace. The first one in the lesson is where it happened.
  private mutating func readFrame(_ row: Substring, _ sourceName: String) {
    guard column == nil,
      let found = row.firstRange(of: "/\(sourceName):") ?? row.firstRange(of: " at \(sourceName):")
    else { return }
    let numbers = row[found.upperBound...].split(separator: ":")
    guard let line = numbers.first.flatMap({ Int($0) }) else { return }
    self.line = line
    column = numbers.dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) } ?? 1
  }

  /// `deep(_:)` of `1 [ra] 0x00007f58c311b2bb deep(_:) + 58 in Segment1.so at ...`.
  private static func function(_ row: Substring) -> Substring? {
    guard let address = row.firstRange(of: " 0x"), let end = row.firstRange(of: " + ") else { return nil }
    let words = row[address.upperBound...]
    guard let blank = words.firstIndex(of: " "), blank < end.lowerBound else { return nil }
    return words[words.index(after: blank)..<end.lowerBound]
  }
}

extension TrapReport {
  /// The report on a cell that ended its process, and what it had displayed before.
  ///
  /// The runtime's last words come after all that the cell displayed: its message through the C library's standard
  /// error, the backtrace past it.
  static func of(
    _ output: CellOutput, to mark: CellOutput.Mark, _ transcript: Transcript, limit: Int, sourceName: String
  ) -> (report: TrapReport, outputs: [Output]) {
    let rawStart = output.lastRaw
    var outputs = output.outputs(
      to: CellOutput.Mark(printed: mark.printed, raw: rawStart), printed: transcript.printed,
      raw: transcript.raw, limit: limit)
    var lastWords = String(decoding: transcript.raw.read(rawStart..<max(rawStart, mark.raw)), as: UTF8.self)
    if case .text(let text) = outputs.last, text.stream == .error {
      lastWords = text.text + lastWords
      outputs.removeLast()
    }
    let report = TrapReport(SegmentNames.removed(from: lastWords), sourceName: sourceName)
    if !report.ownText.isEmpty { outputs.append(.text(TextOutput(.error, report.ownText))) }
    return (report, outputs)
  }
}
