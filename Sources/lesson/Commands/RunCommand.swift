extension Command {
  static var run: Command {
    Command(
      name: "run", summary: "Show lessons in the terminal, their cells run live", operands: ["LESSON..."],
      discussion: """
        Shows the lesson's text and runs its Swift cells from the top, each result below its cell as soon as it is
        there. An exercise that you have solved is run with your code, any other with the author's. LESSON is a file,
        a lesson's name, or any part of a name that fits one lesson only; several are run side by side and shown in
        their order. Output that is piped is plain text.

        Results are kept, and a lesson whose code, data and tools have not changed is shown without running it
        again. Cells with clocks or random numbers without a seed, and all after them, run each time.

        A cell marked `.parameter` can be given another value with --set. With several values, separated by commas, the
        lesson is run with each of them, and one table and one plot show how the results differ.
        """,
      options: [
        .only, .from, .until, .set, .noRun, .json, .timings, .noCache, .refresh, .workspace, .width, .color,
        .ascii,
        .plainMath, .trace, .course, .maxSize,
      ],
      examples: [
        ("lesson run 03-backprop", "read a lesson"),
        ("lesson run backprop --only sweep", "see one cell and what it shows"),
        ("lesson run 03 --from sweep --until train", "read a part"),
        ("lesson run draft.md --set learningRate=2", "run it with another value"),
        ("lesson run draft.md --set learningRate=0.1,0.5,2", "compare several values"),
        ("lesson run 03 --color always | less -R", "read page by page"),
        ("lesson run 03 --json > report.json", "hand everything to another program"),
        ("lesson run 03 --refresh", "run every cell again, though nothing has changed"),
        ("lesson run 03 --trace", "see where the time goes"),
        ("lesson run ./draft.md --no-run", "look at the text only"),
        ("lesson run Lessons/*.md", "run a whole course"),
      ],
      run: run)
  }

  private static func run(_ arguments: Arguments) throws -> ExitCode {
    guard arguments.operands.count == 1 else { return try LessonsRun(arguments).run() }
    let run = try LessonRun(arguments.operands[0], arguments)
    return try run.settings.varied.isEmpty ? run.run() : VariantsRun(run).run()
  }
}

extension Command.Option {
  static let only = Command.Option(
    "--only", "CELL", "Show one cell, by its name or number. The cells before it run unseen.")
  static let from = Command.Option(
    "--from", "CELL", "Show the lesson from this cell on. The cells before it run unseen.")
  static let until = Command.Option(
    "--until", "CELL", "Show the lesson up to this cell. The cells after it do not run.")
  static let set = Command.Option(
    "--set", "NAME=VALUE",
    "Give a parameter another value, or several to compare: NAME=1,2,3. May be repeated.")
  static let noRun = Command.Option("--no-run", nil, "Show the lesson without running anything.")
  static let json = Command.Option(
    "--json", nil, "Write one JSON document with lesson, cells, outputs, timings and diagnostics.")
  static let noCache = Command.Option(
    "--no-cache", nil, "Run every cell, and neither use nor keep results.")
  static let refresh = Command.Option(
    "--refresh", nil, "Run every cell, and keep the results in place of older ones.")
  static let timings = Command.Option("--timings", nil, "Tell how long each cell ran.")
  static let plainMath = Command.Option("--plain-math", nil, "Show formulas as the TeX they are written in.")
  static let trace = Command.Option(
    "--trace", nil, "Tell on standard error what is kept, compiled, run and optimised, and why not.")
}
