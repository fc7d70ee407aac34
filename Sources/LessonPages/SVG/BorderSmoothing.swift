/// Takes the steps out of borders that run along the cells of a grid.
struct BorderSmoothing {
  typealias Point = RegionOutlines.Point

  /// Columns and rows of the grid.
  let size: Point

  /// Enough to straighten the steps of a border that climbs one cell in six.
  private static let passes = 8

  /// Each point moves half-way to the middle of its neighbours; the ends stay, but for those at the grid's edge.
  func smoothed(line: [Point]) -> [Point] {
    var line = line
    for _ in 0..<Self.passes {
      let before = line
      for index in line.indices.dropFirst().dropLast() {
        line[index] = before[index] / 2 + (before[index - 1] + before[index + 1]) / 4
      }
    }
    return straightenedEnds(of: line)
  }

  /// Small islands are smoothed less, or they would vanish.
  func smoothed(loop: [Point]) -> [Point] {
    var loop = loop
    for _ in 0..<min(Self.passes, loop.count / 6) {
      let before = loop
      for index in loop.indices {
        let next = before[(index + 1) % loop.count]
        loop[index] = before[index] / 2 + (before[(index + loop.count - 1) % loop.count] + next) / 4
      }
    }
    return loop
  }

  // MARK: - Ends at the grid's edge

  /// How many points of an end follow from those before them.
  private static let reach = 5

  /// A line that meets the grid's edge goes on to it as it came: where a cell's corner is says nothing about that place.
  private func straightenedEnds(of line: [Point]) -> [Point] {
    guard line.count > 2 * Self.reach else { return line }
    var straightened = line
    if let end = end(of: line) { straightened.replaceSubrange(..<Self.reach, with: end) }
    if let end = end(of: line.reversed()) {
      straightened.replaceSubrange((line.count - Self.reach)..., with: end.reversed())
    }
    return straightened
  }

  /// The first points of a line that begins at the grid's edge, on the way on which its later points lie.
  private func end(of line: [Point]) -> [Point]? {
    guard let axis = [0, 1].first(where: { line[0][$0] == 0 || line[0][$0] == size[$0] }) else { return nil }
    let last = line[Self.reach]
    let way = last - line[2 * Self.reach]
    let steps = (line[0][axis] - last[axis]) / way[axis]
    let place = last[1 - axis] + steps * way[1 - axis]
    // Where the line runs along the edge, or bends away from it, its end stays.
    guard steps > 0, steps.isFinite, abs(place - line[0][1 - axis]) < 3 else { return nil }
    var first = line[0]
    first[1 - axis] = min(max(place, 0), size[1 - axis])
    return (0..<Self.reach).map { first + (last - first) * (Double($0) / Double(Self.reach)) }
  }
}
