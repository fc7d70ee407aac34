/// The candidate that a slip of the pen would most likely have meant; nil when none is near.
///
/// Near is an edit distance of at most a third of the word's length, and of 1 for short words. Only the first
/// 200 candidates and words of at most 60 characters are looked at, so that a file full of slips costs little.
func nearest(to word: String, in candidates: [String]) -> String? {
  guard word.utf8.count <= 60 else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates.prefix(200) where candidate.utf8.count <= 60 {
    let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
    guard distance <= max(1, max(word.count, candidate.count) / 3) else { continue }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// How many characters must be put in, taken out, changed or swapped with their neighbour to make one word of
/// the other (optimal string alignment).
private func editDistance(_ from: [Character], _ to: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...to.count)
  for row in 0..<from.count {
    var current = [row + 1]
    for column in 0..<to.count {
      let change = from[row] == to[column] ? 0 : 1
      var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + change)
      if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[to.count]
}
