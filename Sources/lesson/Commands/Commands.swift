import Spelling

/// All commands, in the order of the help text.
enum Commands {
  static var all: [Command] {
    [
      .list,
      .run,
      .start,
      .check,
      .practice,
      .hint,
      .solution,
      .progress,
      .watch,
      .new,
      .verify,
      .build,
      .cache,
      .doctor,
    ]
  }

  static func named(_ name: String) throws -> Command {
    if let command = all.first(where: { $0.name == name }) { return command }
    let near = (all.map(\.name) + ["help"]).nearest(to: name)
    throw UsageError(
      "there is no command `\(name)`",
      fix: (near.map { "did you mean `lesson \($0)`? " } ?? "") + "`lesson help` lists the commands")
  }
}
