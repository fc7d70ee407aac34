import FoundationEssentials
import Glibc
import LessonModel
import SwiftAnalysis

// A run that has stopped before a cell can go on in several ways, side by side: with other values for parameters.
// Each way is a process forked from the one that holds the state so far. Only the cells that differ are compiled for
// it; all others are loaded as they are. They were compiled against the author's values, but what they know of these
// is the types, and those are the same.
extension RunSession {
  /// Everything is compiled, and every cell before `branchCell` has run.
  var canBranch: Bool {
    !hasEnded && jobs.isEmpty && running == nil && currentSegment == nil
      && segments.allSatisfy { segment in
        let isBefore = segment.segment.cells.allSatisfy { $0 < branchCell }
        return segment.isFinished || segment.stage == .linked && !isBefore
      }
  }

  /// A run of a lesson that differs from this one in some cells alone, each a segment of its own, and none of them
  /// before `branchCell`. Nil when the state so far cannot be had twice, because threads are running in it.
  func branch(_ new: Lesson) throws(KernelError) -> RunSession? {
    let differing = Set(new.cells.indices.filter { new.cells[$0].code != lesson.cells[$0].code })
    let newFolder = try WorkFolder(in: environment.temporaryFolder)
    let runner = try Runner(branchOf: runner, temporaryFolder: try copyHome(to: newFolder))
    guard try isThere(runner) else { return nil }
    var newAnalyses = analyses
    for cell in differing { newAnalyses[cell] = CellAnalysis(of: new.cells[cell].code.text) }
    let branch = RunSession(
      branchOf: self, new, newAnalyses, segments.map { $0.branched(differing, newFolder.path) },
      in: newFolder,
      runner)
    branch.results = results.filter { !differing.contains($0.key) }
    branch.isBranch = true
    branch.isFresh = false
    try branch.advance()
    return branch
  }

  /// What cells have left in their temporary folder is there in each branch, and changed in none but its own.
  private func copyHome(to newFolder: WorkFolder) throws(KernelError) -> String {
    let home = newFolder.file("home")
    do {
      try FileManager.default.copyItem(atPath: folder.file("home"), toPath: home)
    } catch {
      throw .noTemporaryFolder(path: newFolder.path, errno: errno)
    }
    return home
  }

  /// Waits for the new process; false when this one cannot be had twice.
  private func isThere(_ branch: Runner) throws(KernelError) -> Bool {
    branchObstacle = nil
    for _ in 0..<100 {
      var waiting = [
        branch.transcript.doorbell.descriptor, runner.transcript.doorbell.descriptor, runner.descriptor,
      ].filter { $0 >= 0 }.map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waiting, nfds_t(waiting.count), 50)
      for case .revived(let pid) in branch.transcript.newRecords().map(\.event) {
        branch.adopt(pid)
        return true
      }
      try readRecords()
      if branchObstacle != nil { return false }
    }
    throw .malfunction("the process that runs cells does not go on")
  }
}

extension SegmentState {
  /// The segment as a branch begins with it: to be compiled anew in a folder of its own if its cell differs, else as
  /// far as it is.
  fileprivate func branched(_ differing: Set<Int>, _ newFolder: String) -> SegmentState {
    let isNew = segment.cells.contains(where: differing.contains)
    let state = SegmentState(segment: segment, module: module, folder: isNew ? newFolder : folder)
    if !isNew {
      state.stage = stage
      state.warnings = warnings
    }
    return state
  }
}
