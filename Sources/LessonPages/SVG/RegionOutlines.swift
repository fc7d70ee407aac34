/// The outlines of the regions on a grid of classes, with the grid's steps smoothed away.
///
/// A grid only tells of the middles of its cells which class they belong to; where between them a border runs, nobody
/// has asked. So its steps mean nothing, and a border is drawn as a smooth line that stays about half a cell near them.
/// Neighbours share it: what one region leaves, the other takes.
struct RegionOutlines {
  /// In columns and rows from the lower left corner of the grid.
  typealias Point = SIMD2<Double>

  /// For each class that has a region, its closed outlines; holes run the other way round.
  private(set) var loops: [Int: [[Point]]] = [:]
  /// The lines between regions, each once. A closed one ends where it began.
  private(set) var borders: [[Point]] = []

  private let classes: [[Int]]
  private let columns: Int
  private let rows: Int
  private let smoothing: BorderSmoothing

  /// - Parameter classes: the class of each cell, `classes[row][column]`, row 0 at the bottom; all rows equally long.
  init(_ classes: [[Int]]) {
    self.classes = classes
    rows = classes.count
    columns = classes.map(\.count).min() ?? 0
    smoothing = BorderSmoothing(size: Point(Double(columns), Double(rows)))
    var visited: Set<Edge> = []
    for row in 0...rows {
      for column in 0...columns {
        for direction in Direction.allCases {
          let edge = Edge(column: column, row: row, direction: direction)
          guard isOutline(edge), !visited.contains(edge) else { continue }
          add(loop(from: edge, &visited))
        }
      }
    }
  }

  // MARK: - Walking along the edges of cells

  private enum Direction: Int, CaseIterable {
    case east, north, west, south

    func turned(_ quarters: Int) -> Direction { Direction(rawValue: (rawValue + quarters) & 3)! }
  }

  /// One side of a cell, walked so that the cell lies on the left.
  private struct Edge: Hashable {
    var column: Int
    var row: Int
    var direction: Direction

    var start: Point { Point(Double(column), Double(row)) }
    var middle: Point { (start + following(direction).start) / 2 }

    /// The edge that begins where this one ends.
    func following(_ direction: Direction) -> Edge {
      switch self.direction {
      case .east: Edge(column: column + 1, row: row, direction: direction)
      case .north: Edge(column: column, row: row + 1, direction: direction)
      case .west: Edge(column: column - 1, row: row, direction: direction)
      case .south: Edge(column: column, row: row - 1, direction: direction)
      }
    }
  }

  /// Nil outside of the grid.
  private func classOf(_ column: Int, _ row: Int) -> Int? {
    (0..<rows).contains(row) && (0..<columns).contains(column) ? classes[row][column] : nil
  }

  private func left(_ edge: Edge) -> Int? {
    switch edge.direction {
    case .east: classOf(edge.column, edge.row)
    case .north: classOf(edge.column - 1, edge.row)
    case .west: classOf(edge.column - 1, edge.row - 1)
    case .south: classOf(edge.column, edge.row - 1)
    }
  }

  private func right(_ edge: Edge) -> Int? {
    switch edge.direction {
    case .east: classOf(edge.column, edge.row - 1)
    case .north: classOf(edge.column, edge.row)
    case .west: classOf(edge.column - 1, edge.row)
    case .south: classOf(edge.column - 1, edge.row - 1)
    }
  }

  private func isOutline(_ edge: Edge) -> Bool { left(edge) != nil && left(edge) != right(edge) }

  /// More than two lines meet where the edge begins.
  private func beginsAtJunction(_ edge: Edge) -> Bool {
    let (column, row) = (edge.column, edge.row)
    let around = [
      classOf(column - 1, row - 1), classOf(column, row - 1), classOf(column, row), classOf(column - 1, row),
    ]
    return (0..<4).count { around[$0] != around[($0 + 1) & 3] } != 2
  }

  /// Once around a region. Cells that only touch at a corner are walked around one by one.
  private func loop(from first: Edge, _ visited: inout Set<Edge>) -> [Edge] {
    var loop: [Edge] = []
    var edge = first
    repeat {
      visited.insert(edge)
      loop.append(edge)
      let turns = [1, 0, 3].map { edge.following(edge.direction.turned($0)) }
      edge = turns.first { isOutline($0) && left($0) == left(first) } ?? first
    } while edge != first
    return loop
  }

  // MARK: - From edges to lines

  /// Cuts a loop where more than two regions meet: such places stay where they are, and what lies between is the same
  /// line for the regions on both of its sides.
  private mutating func add(_ loop: [Edge]) {
    guard let own = left(loop[0]) else { return }
    guard let junction = loop.firstIndex(where: beginsAtJunction) else {
      let line = right(loop[0]) == nil ? loop.map(\.start) : smoothing.smoothed(loop: loop.map(\.middle))
      loops[own, default: []].append(line)
      addBorder(line + [line[0]], between: own, right(loop[0]))
      return
    }
    var outline: [Point] = []
    var rest = Array(loop[junction...] + loop[..<junction])[...]
    while let first = rest.first {
      let end = rest.dropFirst().firstIndex(where: beginsAtJunction) ?? rest.endIndex
      let target = end < rest.endIndex ? rest[end].start : loop[junction].start
      let line = line(along: Array(rest[..<end]), to: target)
      // A border that ends elsewhere on the grid's edge than it began to leaves no area between: both places are on it.
      outline += line
      addBorder(line, between: own, right(first))
      rest = rest[end...]
    }
    loops[own, default: []].append(outline)
  }

  private func line(along edges: [Edge], to target: Point) -> [Point] {
    if right(edges[0]) == nil { return edges.map(\.start) + [target] }
    return smoothing.smoothed(line: [edges[0].start] + edges.map(\.middle) + [target])
  }

  /// Both regions come by; one of them draws.
  private mutating func addBorder(_ line: [Point], between own: Int, _ other: Int?) {
    if let other, own < other { borders.append(line) }
  }
}
