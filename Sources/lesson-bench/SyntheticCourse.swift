import FoundationEssentials

/// A course of many lessons in a folder of its own, made of the words of a real one: always the same.
struct SyntheticCourse {
  let folder: String
  private let words: [Substring]

  /// - Parameter prose: the words of the lessons are taken from it.
  init(lessons count: Int, prose: String, in folder: String) throws {
    self.folder = folder
    words = prose.split { !$0.isLetter }.filter { $0.count > 1 }
    for number in 1...count { try write(lesson(number), number) }
  }

  /// Makes a lesson another one, in its prose alone.
  func change(_ number: Int, _ words: String) throws {
    try write(lesson(number) + "\n\(words)\n", number)
  }

  /// Makes every page anew: each has a list of all lessons.
  func addLesson(_ number: Int) throws {
    try write("# Added\n", number)
  }

  private func write(_ text: String, _ number: Int) throws {
    let place = folder + "/Lessons"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(place)/\(number + 1000)-lesson.md"))
  }

  /// Some 5 KB: prose, formulas, code that is shown, and in every tenth lesson a cell.
  private func lesson(_ number: Int) -> String {
    var picker = Picker(words: words, state: UInt64(number))
    var text = "# Lesson \(number): \(picker.words(3))\n\n"
    for section in 1...6 {
      text += """
        ## \(picker.words(4))

        \(picker.words(70)). The slope is $\\frac{\\partial E}{\\partial w_{\(section)}}$. \(picker.words(20)).

        ```swift {.static}
        /// \(picker.words(9)).
        func step\(section)(_ w: Double) -> Double {
          let rate = 0.\(section)
          return w - rate * slope(at: w)
        }
        ```

        $$
        E_{\(section)} = \\frac{1}{n} \\sum_{i=1}^{n} \\left(y_i - \\hat{y}_i\\right)^2
        $$


        """
    }
    return number % 10 == 0 ? text + "```swift\nprint(\(number))\n```\n" : text
  }

  private struct Picker {
    let words: [Substring]
    var state: UInt64

    mutating func words(_ count: Int) -> String {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return String(words[Int(state >> 33) % words.count])
      }.joined(separator: " ")
    }
  }
}
