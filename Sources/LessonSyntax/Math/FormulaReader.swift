import LessonMath
import LessonModel

/// Takes the formulas out of texts, and says what is wrong with them.
struct FormulaReader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Formulas that were read and found sound. A lesson uses the same letters over and over.
  private var sound: Set<Math> = []

  /// The formulas of a text, as pieces for `InlineAnnex` to leave out.
  mutating func cutouts(in text: SourcedText) -> [InlineAnnex.Cutout] {
    guard text.bytes.contains(UInt8(ascii: "$")) else { return [] }
    let scanner = MathScanner(text)
    var cutouts = scanner.spans.map { span in
      InlineAnnex.Cutout(range: span.range, inlines: [.math(formula(span, in: text))])
    }
    for (first, second) in zip(scanner.spans, scanner.spans.dropFirst())
    where first.range.upperBound == second.range.lowerBound && !first.isDisplay {
      diagnostics.append(.adjacentFormulas(at: text.range(of: second.range)))
    }
    if let unclosed = scanner.unclosed {
      let rest = unclosed..<text.trimmed(unclosed..<text.bytes.count).upperBound
      cutouts.append(InlineAnnex.Cutout(range: rest, inlines: text.verbatim(rest)))
      diagnostics.append(.unclosedMath(at: text.range(of: unclosed..<(unclosed + 2))))
    }
    return cutouts
  }

  private mutating func formula(_ span: MathScanner.Span, in text: SourcedText) -> Math {
    let math = Math(tex: text.string(span.tex), isDisplay: span.isDisplay)
    if math.looksLikeCurrency {
      diagnostics.append(.currency(math.tex, at: text.range(of: span.range)))
    }
    guard !sound.contains(math) else { return math }
    let problems = MathParser.parse(math.tex, isDisplay: math.isDisplay).problems
    if problems.isEmpty { sound.insert(math) }
    for problem in problems { diagnostics.append(diagnostic(problem, in: text, span)) }
    return math
  }

  private func diagnostic(
    _ problem: MathProblem, in text: SourcedText, _ span: MathScanner.Span
  ) -> Diagnostic {
    /// A problem at the end of the TeX points at the dollar after it.
    func place(_ offset: Int) -> SourceRange? {
      let start = min(span.tex.lowerBound + max(offset, 0), span.tex.upperBound)
      return text.range(of: start..<start)
    }
    return Diagnostic(
      problem.severity.diagnosticSeverity, problem.identifier, problem.summary, at: place(problem.offset),
      fix: problem.fix,
      notes: problem.related.map { [Diagnostic.Note($0.text, at: place($0.offset))] } ?? [])
  }

  /// A pipe ends a cell even inside a formula.
  mutating func checkPipes(inRow row: SourcedText) {
    guard row.bytes.contains(UInt8(ascii: "$")) else { return }
    for span in MathScanner(row).spans {
      var isEscaped = false
      for offset in span.tex {
        if row.bytes[offset] == UInt8(ascii: "|"), !isEscaped {
          diagnostics.append(.pipeInFormula(row.string(span.range), at: row.range(of: offset..<(offset + 1))))
          break
        }
        isEscaped = row.bytes[offset] == UInt8(ascii: "\\") && !isEscaped
      }
    }
  }
}

extension Math {
  /// Whether this is more likely the text between two prices, as in `Between $20 and 30$`: a number, then a
  /// word, and nothing that only TeX has.
  fileprivate var looksLikeCurrency: Bool {
    guard !isDisplay, let first = tex.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      !tex.utf8.contains(where: { "\\^_{}=".utf8.contains($0) })
    else { return false }
    return tex.split(whereSeparator: \.isWhitespace).contains { $0.count > 1 && $0.allSatisfy(\.isLetter) }
  }
}

extension SourcedText {
  /// A part as running text without any marks.
  fileprivate func verbatim(_ part: Range<Int>) -> [Inline] {
    let lines = string(part).split(separator: "\n").map { Inline.text(String($0)) }
    return Array(lines.map { [$0] }.joined(separator: [.softBreak]))
  }
}

extension Diagnostic {
  fileprivate static func unclosedMath(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "unclosed-math", "`$$` is never closed", at: range,
      why: "a formula ends before the next blank line",
      fix: "close it with `$$`, without a blank line inside, or write `\\$\\$` for two dollars")
  }

  fileprivate static func currency(_ tex: String, at range: SourceRange) -> Diagnostic {
    let number = tex.prefix { $0.isNumber || $0 == "." || $0 == "," }
    return Diagnostic(
      .warning, "looks-like-currency", "`$\(tex)$` looks like currency and is set as a formula", at: range,
      why: "a dollar with text right after it opens a formula, and one with text right before it closes it",
      fix: "write `\\$\(number)` if money is meant")
  }

  fileprivate static func adjacentFormulas(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .note, "adjacent-formulas", "a formula begins where another ends", at: range,
      why: "`$$` here closes one formula and opens the next; it does not begin display math",
      fix: "put a blank between them, or make them one")
  }

  fileprivate static func pipeInFormula(_ formula: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, "pipe-in-formula", "the pipe in `\(formula)` ends the table's cell", at: range,
      why: "in a table pipes are looked for first",
      fix: "write `\\mid` or `\\vert`, or `\\|` for the pipe itself")
  }
}

extension MathProblem.Severity {
  fileprivate var diagnosticSeverity: Diagnostic.Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
