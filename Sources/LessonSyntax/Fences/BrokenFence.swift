import LessonModel

/// A line of running text that was meant to open a fence:
///
///     ```swift {.mistake for=sum says="Begin with `0`."}
///
/// CommonMark allows no backtick behind those of the fence, so this is a paragraph, and the fence's last line opens
/// another, which takes in what follows.
enum BrokenFence {
  static func problems(_ leaves: [LeafBlock], in source: SourceText) -> [Diagnostic] {
    leaves.filter { $0.kind == .paragraph }.flatMap { leaf in
      (leaf.range.start.line...leaf.range.end.line).compactMap { line in
        let start =
          line == leaf.range.start.line
          ? source.offset(of: leaf.range.start)
          : source.contentStart(ofLine: line, quoteDepth: leaf.quoteDepth)
        return offendingBacktick(in: source.bytes[start..<max(start, source.line(line).upperBound)])
          .map { offset in
            let column = offset - source.line(line).lowerBound + 1
            return .backtickInFence(at: SourceRange(line: line, column: column))
          }
      }
    }
  }

  /// The offset of the first backtick behind a fence's marks, in a line that would open a fence with attributes
  /// if it had none. Nil too where it is a code span that begins with as many marks as it ends with.
  private static func offendingBacktick(in line: ArraySlice<UInt8>) -> Int? {
    let backtick = UInt8(ascii: "`")
    let marks = line.prefix { $0 == backtick }.count
    let info = line.dropFirst(marks)
    guard marks >= 3, let first = info.firstIndex(of: backtick),
      info[..<first].contains(UInt8(ascii: "{"))
    else { return nil }
    var rest = info[first...]
    while let begin = rest.firstIndex(of: backtick) {
      let run = rest[begin...].prefix { $0 == backtick }.count
      if run == marks { return nil }
      rest = rest[(begin + run)...]
    }
    return first
  }
}

extension Diagnostic {
  fileprivate static func backtickInFence(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "backtick-in-fence", "a backtick in the first line of a fence", at: range,
      why: "CommonMark then takes the line for text, and the block's last line for the beginning of another",
      fix: "write it without backticks, or begin and end the fence with ~~~")
  }
}
