import FoundationEssentials
import Glibc
import LessonModel

// Cutting the lesson into segments, at first and again when it goes on from a kept state.
extension RunSession {
  /// The cells from `start` on as segments.
  ///
  /// - Parameter settled: cells that need not run.
  func plan(
    _ start: Int, first: Int, in folder: String, leavingOut settled: [Int: CellResult] = [:]
  ) -> [SegmentState] {
    let cells = (start..<max(start, plannedCells.upperBound)).filter { settled[$0] == nil }
      .map { lesson.cells[$0] }
    return Segment.plan(cells, analyses, first: first, endingAt: stops ?? []).map {
      SegmentState(segment: $0, module: moduleName($0.cells[0]), folder: folder)
    }
  }

  /// Names a module by its first cell, so that a later run of the same cells gives it the same name. A process may
  /// have loaded a module of an older version of the lesson that began with that cell, too.
  ///
  /// - Parameter attempt: the same holds for the modules that were compiled before of the same cell: as it was found,
  ///   optimised, and once more without.
  func moduleName(_ cell: Int, attempt: Int = 0) -> String {
    "Segment" + String(repeating: "0", count: attempt) + "\(generation * 1_000_000 + cell)"
  }

  /// A folder for the files of new segments, which hides those of older ones.
  func newPlanFolder() throws(KernelError) -> String {
    planCount += 1
    let path = folder.file("\(planCount + 100_000)")
    guard mkdir(path, 0o700) == 0 else { throw .noTemporaryFolder(path: folder.path, errno: errno) }
    return path
  }

  /// The segments before a cell. Of one that reaches beyond it, what is before it becomes a module of its own, whose
  /// code is loaded already.
  func segmentsLeft(before cell: Int, shortenedIn newFolder: String) -> [SegmentState] {
    var left: [SegmentState] = []
    for state in segments {
      let before = state.segment.cells.filter { $0 < cell }
      if before.count == state.segment.cells.count {
        if !before.isEmpty { left.append(state) }
      } else if !before.isEmpty {
        let rest = SegmentState(segment: Segment(cells: before), module: state.module, folder: newFolder)
        rest.isShortened = true
        rest.warnings = state.warnings
        left.append(rest)
      }
    }
    return left
  }
}
