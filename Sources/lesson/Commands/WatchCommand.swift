import LessonRender

extension Command {
  static var watch: Command {
    Command(
      name: "watch", summary: "Show a lesson while you write it, kept current as you save",
      operands: ["LESSON"],
      discussion: """
        Fills the terminal with the lesson, its cells run live. When the file is saved, only what changed is run
        and drawn again, and what you were looking at stays where it is. Results that are not current yet are marked;
        mistakes in the Markdown are listed at the bottom, those in a cell stand below it. Press ? for the keys.
        """,
      options: [.timings, .width, .color, .ascii, .plainMath, .trace, .course, .maxSize],
      examples: [
        ("lesson watch 03-backprop", "see a lesson change as you save it"),
        ("lesson watch ./draft.md --trace 2>log", "see what is run again, and why"),
        ("lesson watch ./draft.md --timings", "see how long each cell runs, too"),
      ],
      run: { try LessonWatch($0).run() })
  }
}
