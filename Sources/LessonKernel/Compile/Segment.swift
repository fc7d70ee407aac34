import LessonModel
import SwiftAnalysis

/// A run of cells that is compiled as one module.
///
/// Swift lets a script declare a name once and lets its functions see globals that come later. A reader of a
/// lesson expects neither: a later cell may declare a name again, and a cell knows only what came before it.
/// So a cell that declares a name which the segment so far declares or mentions begins a new segment. The new
/// module imports the one before, and shadows its names. A cell that leaves a brace, a string or a comment open is
/// compiled alone, lest the next cell be taken for a part of it; and so is a parameter, so that what follows is
/// compiled once for all its values.
struct Segment {
  /// Indices into `Lesson.cells`, in order.
  var cells: [Int]
  /// Holds one `.fails` cell, which no later segment builds on.
  var mustFail = false

  /// Cuts a lesson into segments.
  ///
  /// - Parameter first: how many cells the first segment has at most. A short one shows its results while the
  ///   rest is still compiled.
  /// - Parameter ends: cells that end their segment.
  static func plan(
    _ cells: [Cell], _ analyses: [CellAnalysis], first: Int, endingAt ends: Set<Int> = []
  ) -> [Segment] {
    var segments: [Segment] = []
    var names: Set<String> = []
    var isOpen = false
    for cell in cells {
      let analysis = analyses[cell.index]
      let mustCut =
        !isOpen || cell.mustFail || cell.isParameter || !analysis.isWhole
        || !names.isDisjoint(with: analysis.declared)
        || (segments.count == 1 && segments[0].cells.count >= first)
      if mustCut {
        segments.append(Segment(cells: [cell.index], mustFail: cell.mustFail))
        names = []
        // What one cell leaves open must not be closed by the next.
        isOpen = !cell.mustFail && !cell.isParameter && analysis.isWhole
      } else {
        segments[segments.count - 1].cells.append(cell.index)
      }
      names.formUnion(analysis.declared)
      names.formUnion(analysis.mentioned)
      if ends.contains(cell.index) { isOpen = false }
    }
    return segments
  }
}
