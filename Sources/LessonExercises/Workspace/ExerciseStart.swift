/// Starts one exercise.
struct ExerciseStart {
  let starter: StarterFile
  let file: WorkspaceFile
  /// The starter as it was last written. Written last: when we are interrupted, the next start tells the same again.
  let record: WorkspaceFile

  /// Where a newer starter is written.
  private var newer: WorkspaceFile {
    let (stem, ending) = file.nameParts
    return WorkspaceFile("\(stem).new\(ending)")
  }

  func run(isReset: Bool) -> StartedExercise.Outcome {
    do throws(WorkspaceError) {
      let outcome = try isReset && file.exists ? reset() : start()
      try record.replace(starter.bytes)
      return outcome
    } catch {
      return .failed(error)
    }
  }

  private func reset() throws(WorkspaceError) -> StartedExercise.Outcome {
    .reset(backup: try file.replaceKeepingOld(starter.bytes).old.path)
  }

  private func start() throws(WorkspaceError) -> StartedExercise.Outcome {
    if try file.create(starter.bytes) { return .created }
    let current = try file.read() ?? []
    if current == starter.bytes { return .unchanged }
    guard let recorded = try record.read(), recorded != starter.bytes else {
      return .kept(newer: newer.exists ? newer.path : nil)
    }
    let changes = LineChange.all(from: recorded, to: starter.bytes)
    if current == recorded, !file.isLink, try renew(from: recorded) { return .renewed(changes) }
    try writeNewer()
    return .changed(changes, newer: newer.path)
  }

  /// The new starter takes the place of the old one, unless the student begins in this very moment.
  private func renew(from recorded: [UInt8]) throws(WorkspaceError) -> Bool {
    let (old, isReplaced) = try file.replaceKeepingOld(starter.bytes)
    if try old.read() == recorded { old.remove() }
    return isReplaced
  }

  /// A newer starter that the student has written into is kept, too.
  private func writeNewer() throws(WorkspaceError) {
    if try newer.create(starter.bytes) { return }
    if try newer.read() == starter.bytes { return }
    _ = try newer.replaceKeepingOld(starter.bytes)
  }
}
