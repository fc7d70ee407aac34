/// Lessons to measure with.
enum SampleLesson {
  /// 200 million plain floating-point steps.
  static let steps = """
    var x = 0.5
    for _ in 0..<200_000_000 {
      x = x * 0.999999 + 0.0000001
    }
    print(x)

    """

  static func lesson(_ cells: String...) -> String {
    "# Sample\n\nSome words.\n\n" + cells.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n")
  }

  /// A cell that trains for five seconds, and one after it that shows a value.
  static func training(last: String) -> String {
    lesson(
      """
      import Backprop
      let moons = Dataset.moons(200, noise: 0.15, seed: 3)
      var learner = Net([.dense(2, 8, .tanh), .dense(8, 1, .sigmoid)], seed: 3)
      let start = ContinuousClock.now
      while start.duration(to: .now) < .seconds(5) {
        _ = learner.train(moons.x, moons.y, epochs: 100, learningRate: 1, every: 10)
      }
      """, last)
  }

  /// One of many small lessons, each with code of its own.
  static func small(_ number: Int) -> String {
    lesson(
      "import LessonKit\nlet values = (0..<\(number + 3)).map { Double($0 * $0) }",
      "values.reduce(0, +)",
      "var table = Table(\"n\", \"square\")\nfor (n, value) in values.enumerated() { table.add(n, value) }\ntable"
    )
  }
}
