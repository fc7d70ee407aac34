import LessonModel

/// What cells showed before a lesson changed, as long as it is worth seeing: until there is something newer, and
/// beside a result that only says why there is none.
package struct EarlierResults {
  /// The last success of each cell.
  private var lastGood: [Int: CellResult] = [:]

  package init() {}

  /// What to show of a cell: the newest result, and an old one below it.
  ///
  /// - Parameter live: what the run knows of the cell; stale when it is from before the last change.
  package mutating func outcome(
    of cell: Int, live: (result: CellResult, isStale: Bool)?
  ) -> (result: CellResult?, earlier: CellResult?) {
    guard let live else { return (nil, lastGood[cell]) }
    if live.result.status == .succeeded { lastGood[cell] = live.result }
    if live.isStale { return (nil, lastGood[cell] ?? live.result) }
    return (live.result, live.result.saysOnlyWhyNot ? lastGood[cell] : nil)
  }

  /// Takes over a new version of the lesson, in which cells may have come, gone or moved.
  package mutating func carryOver(from old: [Cell], to new: [Cell]) {
    let places = Self.places(of: old, in: new)
    lastGood = lastGood.reduce(into: [:]) { moved, entry in
      if let place = places[entry.key] { moved[place] = entry.value }
    }
  }

  /// The new index of each old cell that is still there. Between what is the same at the beginning and at the end,
  /// a cell is known by its name, and cells without one by their order if there are as many as before.
  static func places(of old: [Cell], in new: [Cell]) -> [Int: Int] {
    let same = zip(old, new).prefix { $0.isSame(as: $1) }.count
    let sameAtEnd = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed())
      .prefix { $0.isSame(as: $1) }.count
    let changed = (old.dropFirst(same).dropLast(sameAtEnd), new.dropFirst(same).dropLast(sameAtEnd))
    var pairs = Array(zip(old.prefix(same), new)) + zip(old.suffix(sameAtEnd), new.suffix(sameAtEnd))
    for cell in changed.0 where cell.name != nil {
      if let other = changed.1.first(where: { $0.name == cell.name }) { pairs.append((cell, other)) }
    }
    let unnamed = (changed.0.filter { $0.name == nil }, changed.1.filter { $0.name == nil })
    if unnamed.0.count == unnamed.1.count { pairs += zip(unnamed.0, unnamed.1) }
    return Dictionary(pairs.map { ($0.index, $1.index) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Cell {
  fileprivate func isSame(as other: Cell) -> Bool {
    name == other.name && role == other.role && code.text == other.code.text
  }
}

extension CellResult {
  /// The cell did not come to run.
  fileprivate var saysOnlyWhyNot: Bool {
    switch status {
    case .compileError, .notRun: true
    case .succeeded, .trapped, .limitReached, .checkFailed, .unexpectedSuccess: false
    }
  }
}
