/// Pieces of GitHub's Markdown that mean what they should whatever is in them.
enum MarkdownText {
  /// Text that means itself. TeX between dollars stays TeX.
  static func escaped(_ words: String) -> String {
    var text = ""
    for character in words {
      if character.isNewline {
        text += " "
      } else {
        if "\\`*_[]<>|#~&".contains(character) { text += "\\" }
        text.append(character)
      }
    }
    return text
  }

  /// Code in a line of text.
  static func code(_ text: String) -> String {
    let longest = longestRun(of: "`", in: text)
    let marks = String(repeating: "`", count: longest + 1)
    let needsRoom = text.hasPrefix("`") || text.hasSuffix("`")
    return needsRoom ? "\(marks) \(text) \(marks)" : marks + text + marks
  }

  /// A fenced block, with a fence that nothing in it can close.
  static func fence(_ text: String, _ language: String) -> String {
    let marks = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return "\(marks)\(language)\n\(text)\(end)\(marks)\n"
  }

  static func fold(_ summary: String, _ content: String) -> String {
    let end = content.hasSuffix("\n") ? "" : "\n"
    return "<details>\n<summary>\(summary)</summary>\n\n\(content)\(end)\n</details>\n"
  }

  private static func longestRun(of mark: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
