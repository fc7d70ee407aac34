// What each problem says. Columns are counted from 1, offsets from 0.

import Spelling

extension MathProblem {
  static func missingArgument(of name: String, needed: Int, found: Int, at offset: Int) -> MathProblem {
    let arguments = needed == 1 ? "1 argument" : "\(needed) arguments"
    let pattern = "\\" + name + String(repeating: "{…}", count: needed)
    return MathProblem(
      "math-missing-argument", at: offset, "\\\(name) needs \(arguments), found \(found)",
      fix: "write \(pattern)")
  }

  static func unclosedBrace(at offset: Int) -> MathProblem {
    MathProblem(
      "math-unclosed-brace", at: offset, "`{` opened at column \(offset + 1) is never closed",
      fix: "add the missing `}`, or write \\{ for a brace that is shown")
  }

  static func unclosedBracket(at offset: Int) -> MathProblem {
    MathProblem(
      "math-unclosed-bracket", at: offset, "`[` opened at column \(offset + 1) is never closed",
      fix: "add the missing `]`")
  }

  static func unclosedDollar(at offset: Int) -> MathProblem {
    MathProblem(
      "math-unclosed-dollar", at: offset, "`$` in text opened at column \(offset + 1) is never closed",
      fix: "add the missing `$`, or write \\$ for a dollar sign")
  }

  static func strayBrace(at offset: Int) -> MathProblem {
    MathProblem(
      "math-stray-brace", at: offset, "`}` without `{`",
      fix: "remove it, or write \\} for a brace that is shown")
  }

  static func dollar(at offset: Int) -> MathProblem {
    MathProblem("math-dollar", at: offset, "`$` inside of a formula", fix: "write \\$ for a dollar sign")
  }

  static func strayRight(_ delimiter: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-right-without-left", at: offset, "\\right\(delimiter) has no \\left",
      fix: "write \\left. where the delimited part begins, or remove \\right")
  }

  static func leftWithoutRight(_ delimiter: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-left-without-right", at: offset, "\\left\(delimiter) has no \\right",
      fix: "write \\right. where the delimited part ends, or remove \\left")
  }

  static func middleOutsideFence(_ delimiter: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-stray-middle", at: offset, "\\middle\(delimiter) is not between \\left and \\right",
      fix: "write it directly between them, not in braces, or remove \\middle")
  }

  static func notADelimiter(_ text: String, after name: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-invalid-delimiter", at: offset, "`\(text)` is not a delimiter after \\\(name)",
      fix: "write one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle, or . for none")
  }

  static func strayEnd(_ name: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-end-without-begin", at: offset, "\\end{\(name)} without \\begin",
      fix: "write \\begin{\(name)} before it, or remove it")
  }

  static func unclosedEnvironment(_ name: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-unclosed-environment", at: offset,
      "\\begin{\(name)} at column \(offset + 1) has no \\end{\(name)}",
      fix: "add \\end{\(name)}")
  }

  static func mismatchedEnvironments(
    _ opening: String, at start: Int, closing: String, at offset: Int
  ) -> MathProblem {
    MathProblem(
      "math-mismatched-environments", at: offset,
      "\\begin{\(opening)} at column \(start + 1) is closed by \\end{\(closing)} at column \(offset + 1)",
      fix: "write \\end{\(opening)}", related: Related("\\begin{\(opening)} is here", at: start))
  }

  static func unknownEnvironment(_ name: String, at offset: Int) -> MathProblem {
    let nearest = Environment.named.keys.nearest(to: name)
    return MathProblem(
      "math-unknown-environment", at: offset, "unknown environment \(name)",
      fix: nearest.map { "did you mean \\begin{\($0)}?" })
  }

  static func unknownColumn(_ text: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-unknown-column", at: offset, "`\(text)` is not a column of an array",
      fix: "write l, c or r for a column and | for a line")
  }

  static func raggedRow(_ row: Int, name: String, at offset: Int) -> MathProblem {
    MathProblem(
      .warning, "math-ragged-row", at: offset, "row \(row) of \\begin{\(name)} has fewer cells than another",
      fix: "add the missing `&`")
  }

  static func strayAmpersand(at offset: Int) -> MathProblem {
    MathProblem(
      "math-stray-ampersand", at: offset, "`&` outside of a table",
      fix: "put the formula between \\begin{aligned} and \\end{aligned}, or write \\& for an ampersand")
  }

  static func lineBreakInline(at offset: Int) -> MathProblem {
    MathProblem(
      .note, "math-inline-line-break", at: offset, "`\\\\` has no effect in inline math",
      fix: "write the formula between $$ and $$")
  }

  static func percent(at offset: Int) -> MathProblem {
    MathProblem(
      "math-percent", at: offset, "`%` begins a comment in TeX", fix: "write \\% for a percent sign")
  }

  static func parameterOutsideMacro(at offset: Int) -> MathProblem {
    MathProblem(
      "math-parameter", at: offset, "`#` outside of a macro", fix: "write \\# for a number sign")
  }

  static func missingScript(_ marker: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-missing-script", at: offset, "`\(marker)` needs something after it",
      fix: "write \(marker){…}, or remove it")
  }

  static func doubleScript(_ marker: String, at offset: Int, base: String, script: String) -> MathProblem {
    let name = marker == "^" ? "superscript" : "subscript"
    // The base as it is written holds the first script: `x^1`.
    let parts = base.split(separator: Character(marker), maxSplits: 1)
    let first = parts.count == 2 ? "\(parts[0])\(marker){\(parts[1])\(marker)\(script)} or " : ""
    return MathProblem(
      "math-double-script", at: offset, "double \(name) at column \(offset + 1)",
      fix: "write \(first){\(base)}\(marker)\(script)")
  }

  static func limitsWithoutOperator(_ command: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-stray-limits", at: offset, "\(command) has no operator before it",
      fix: "write it right after \\sum, \\int or another operator")
  }

  static func unknownCommand(_ name: String, at offset: Int) -> MathProblem {
    if name.isEmpty {
      return MathProblem(
        "math-unknown-command", at: offset, "a backslash with nothing after it", fix: "remove it")
    }
    let nearest = SymbolTable.commandNames.nearest(to: name)
    return MathProblem(
      "math-unknown-command", at: offset, "unknown command \\\(name)",
      fix: nearest.map { "did you mean \\\($0)?" }
        ?? "write \\operatorname{\(name)} for a function of that name")
  }

  static func missingMacroName(_ command: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-missing-macro-name", at: offset, "\\\(command) needs the name of a command",
      fix: "write \\\(command){\\name}{…}")
  }

  static func tooManyExpansions(_ name: String, at offset: Int) -> MathProblem {
    MathProblem(
      "math-too-many-expansions", at: offset,
      "more than \(MacroTable.expansionLimit) macro expansions: does \\\(name) stand for itself?",
      fix: "define \\\(name) without using \\\(name)")
  }

  static func tooDeep(at offset: Int) -> MathProblem {
    MathProblem(
      "math-too-deep", at: offset, "nested deeper than \(MathParser.depthLimit) levels",
      fix: "take the formula apart into several")
  }
}

extension SymbolTable {
  /// Every name that may stand after a backslash.
  fileprivate static let commandNames: Set<String> =
    Command.names.union(commands.keys).union(functions.keys).union(delimiterSizes.keys).union(
      MathAccent.allCases.map(\.rawValue))
}
