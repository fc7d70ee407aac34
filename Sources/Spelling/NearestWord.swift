extension Collection<String> {
  /// The word that `typed` was most likely meant to be; nil when none is near.
  ///
  /// Near is an edit distance of at most a third of the longer word, or of 1 where that is less, whatever the case
  /// of the letters; but not so far that no letter need be right. Of words that are equally near, those whose
  /// capitals fit better come first, then those that come first in the alphabet. A word of more than 60 bytes is near
  /// to none, for no person typed it.
  package func nearest(to typed: String) -> String? {
    guard typed.utf8.count <= longestWord else { return nil }
    var best: (distance: Int, distanceWithCase: Int, word: String)?
    for word in self where word.utf8.count <= longestWord {
      let lengths = (shorter: Swift.min(word.count, typed.count), longer: Swift.max(word.count, typed.count))
      let limit = Swift.min(Swift.max(1, lengths.longer / 3), lengths.shorter - 1)
      guard lengths.longer - lengths.shorter <= limit else { continue }
      let distance = editDistance(typed.lowercased(), word.lowercased())
      guard distance <= limit else { continue }
      let candidate = (distance, editDistance(typed, word), word)
      if best.map({ candidate < $0 }) ?? true { best = candidate }
    }
    return best?.word
  }
}

private let longestWord = 60

/// How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the
/// other: the optimal string alignment distance (F. J. Damerau, "A technique for computer detection and correction of
/// spelling errors", 1964).
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left), Array(right))
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = above[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, twoAbove[column - 1] + 1)
      }
      current.append(distance)
    }
    (twoAbove, above) = (above, current)
  }
  return above[right.count]
}
