extension StyledText {
  /// Broken at blanks; what follows the first line is indented.
  func brokenAtBlanks(within width: Int) -> [StyledText] {
    let indent = Swift.min(4, width / 4)
    var lines = [StyledText()]
    for word in words {
      let last = lines[lines.count - 1]
      if !last.runs.isEmpty, last.width + 1 + word.width > width { lines.append(StyledText(blanks: indent)) }
      let isFirst = lines[lines.count - 1].plainText.allSatisfy { $0 == " " }
      lines[lines.count - 1].append(isFirst ? word : StyledText(" ") + word)
    }
    return lines
  }

  private var words: [StyledText] {
    var words = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { words.append(StyledText()) }
        words[words.count - 1].append(String(part), run.style)
      }
    }
    return words.filter { !$0.runs.isEmpty }
  }
}
