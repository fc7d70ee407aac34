extension Collection<String> {
  /// The name that a slip of the fingers most likely turned into `word`; nil when none is near.
  func nearest(to word: String) -> String? {
    let limit = word.count < 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for name in self where abs(name.count - word.count) <= limit && name.count > 1 {
      let distance = editDistance(Array(name), Array(word))
      guard distance <= limit, distance < word.count else { continue }
      if let best, (best.distance, best.name) <= (distance, name) { continue }
      best = (name, distance)
    }
    return best?.name
  }
}

/// How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the
/// other (optimal string alignment, Damerau 1964).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
      var cost = Swift.min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = Swift.min(cost, twoAbove[column - 1] + 1)
      }
      current.append(cost)
    }
    (twoAbove, above) = (above, current)
  }
  return above[right.count]
}
