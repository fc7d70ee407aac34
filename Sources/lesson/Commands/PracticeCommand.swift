extension Command {
  static var practice: Command {
    Command(
      name: "practice", summary: "Work on exercises, checked each time you save",
      operands: ["[LESSON[/EXERCISE]]"],
      discussion: """
        Fills the terminal with the first exercise that you have not solved. Open its file in your editor; each time
        you save, it is checked, and when it passes, the next exercise follows. A run that hangs is ended and told.
        Keys: h shows a hint, s skips the exercise, l lists all of them, r runs it again, q quits; arrows, PgUp and
        PgDn scroll.
        """,
      options: [.workspace, .width, .color, .ascii, .plainMath, .course, .maxSize],
      examples: [
        ("lesson practice", "go on with the course where you are"),
        ("lesson practice 03-backprop", "work on one lesson"),
        ("lesson practice 03/sigmoid", "begin with this exercise"),
      ],
      run: { try Practice($0).run() })
  }
}
