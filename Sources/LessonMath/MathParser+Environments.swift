extension MathParser {
  /// `\begin{name} … \end{name}`, whose `\begin` was read.
  mutating func environment(_ token: Token) -> MathNode? {
    guard let name = environmentName() else { return nil }
    let start = token.range.lowerBound
    guard let environment = Environment.named[name] else {
      report(.unknownEnvironment(name, at: start))
      let body = list(upTo: .end)
      endEnvironment(name, openedAt: start)
      return .group(.ordinary, body)
    }
    if Environment.withCount.contains(name) { _ = rawArgument(of: name) }
    var table = MathTable(environment.kind, rows: [], alignments: [], style: environment.style)
    if name == "array" || name == "subarray" { readColumns(into: &table) }
    readRows(into: &table)
    endEnvironment(name, openedAt: start)
    table.completeRows()
    if table.kind == .matrix, let row = table.raggedRow { report(.raggedRow(row, name: name, at: start)) }
    table.padRows()
    guard environment.opening != nil || environment.closing != nil else { return .table(table) }
    return .fence(MathFence(environment.opening, [.table(table)], environment.closing))
  }

  /// `{name}`.
  mutating func environmentName() -> String? {
    rawText(of: "begin")
  }

  private mutating func endEnvironment(_ name: String, openedAt start: Int) {
    guard let token = peek(), token.isCommand("end") else {
      report(.unclosedEnvironment(name, at: start))
      return
    }
    stream.advance()
    let closing = environmentName() ?? ""
    if closing != name {
      report(.mismatchedEnvironments(name, at: start, closing: closing, at: token.range.lowerBound))
    }
  }

  /// `{cc|c}`: the columns of an array.
  private mutating func readColumns(into table: inout MathTable) {
    for token in rawArgument(of: "array") ?? [] {
      switch token.kind {
      case .character("l"): table.alignments.append(.left)
      case .character("c"): table.alignments.append(.center)
      case .character("r"): table.alignments.append(.right)
      case .character("|"): table.verticalLines.insert(table.alignments.count)
      case .blank: break
      default: report(.unknownColumn(token.text, at: token.range.lowerBound))
      }
    }
  }

  /// Cells up to `\end`, which is left in the stream.
  private mutating func readRows(into table: inout MathTable) {
    var row: [[MathNode]] = []
    while true {
      if row.isEmpty { readLines(into: &table) }
      // Beyond the first column, an aligned formula goes on from the one on its left.
      row.append(cell(after: table.kind == .aligned && !row.isEmpty ? .ordinary : nil))
      guard let token = peek(), Closer(token) == .cell else { break }
      stream.advance()
      guard !token.isCharacter("&") else { continue }
      _ = rawOption()
      table.rows.append(row)
      row = []
    }
    table.rows.append(row)
  }

  /// One cell, which ends at `&`, `\\` or `\end`.
  private mutating func cell(after previous: AtomClass?) -> [MathNode] {
    closers.append(.end)
    defer { closers.removeLast() }
    return list(upTo: .cell, after: previous)
  }

  /// `\hline` before a row.
  private mutating func readLines(into table: inout MathTable) {
    while peek()?.isCommand("hline") == true {
      stream.advance()
      table.horizontalLines.insert(table.rows.count)
    }
  }

  /// `\substack{a \\ b}`.
  mutating func substack(_ token: Token) -> MathNode? {
    guard let opener = peek(), opener.isCharacter("{") else {
      report(.missingArgument(of: "substack", needed: 1, found: 0, at: stream.offset))
      return nil
    }
    stream.advance()
    var table = MathTable(.gathered, rows: [], alignments: [], style: .script)
    closers.append(.brace)
    readRows(into: &table)
    closers.removeLast()
    if peek()?.isCharacter("}") == true {
      stream.advance()
    } else {
      report(.unclosedBrace(at: opener.range.lowerBound))
    }
    table.completeRows()
    table.padRows()
    return .table(table)
  }
}

extension MathTable {
  /// Drops the empty row that a `\\` at the end leaves, and settles how many columns there are.
  fileprivate mutating func completeRows() {
    if rows.last == [[]] { rows.removeLast() }
    let count = rows.reduce(alignments.count) { Swift.max($0, $1.count) }
    while alignments.count < count {
      alignments.append(kind.alignment(ofColumn: alignments.count))
    }
  }

  fileprivate mutating func padRows() {
    for row in rows.indices {
      rows[row] += Array(repeating: [], count: alignments.count - rows[row].count)
    }
  }

  /// The number, from 1, of the first row that has fewer cells than another.
  fileprivate var raggedRow: Int? {
    let count = rows.reduce(0) { Swift.max($0, $1.count) }
    return rows.firstIndex { $0.count < count }.map { $0 + 1 }
  }
}

extension MathTable.Kind {
  fileprivate func alignment(ofColumn column: Int) -> MathTable.Alignment {
    switch self {
    case .matrix, .gathered: .center
    case .cases: .left
    case .aligned: column.isMultiple(of: 2) ? .right : .left
    }
  }
}
