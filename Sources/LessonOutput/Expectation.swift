/// What came of one `expect`.
public struct Expectation: Hashable, Sendable, Codable {
  /// What a check got for one of its inputs, to be compared with what the author's solution gives for it.
  public struct Sample: Hashable, Sendable, Codable {
    public var input: String
    public var output: String

    public init(input: String, output: String) {
      self.input = input
      self.output = output
    }
  }

  public var isMet: Bool
  /// What was asked for, in words: the author's message, or one made from the call.
  public var message: String
  /// The value that came and the one that was expected, as text; nil where there is no such value.
  public var actual: String?
  public var expected: String?
  /// How far apart the two may be, for numbers.
  public var tolerance: Double?
  /// What was put in to get these values, where the check tried several inputs; in a verdict on a student's answer with
  /// the name that the check has for it: `x = 0.5`.
  public var input: String?
  /// What the values suggest is wrong, as a sentence.
  public var guess: String?
  /// The line of the `expect` in the lesson, counted from 1.
  public var line: Int
  /// The line of the checked code that is meant, counted from 1.
  public var codeLine: Int?
  /// Where the values are to be those of the author's solution: all of them. Whether the expectation is met can
  /// then only be told by comparing, which is done by the tool: the solution is never near a student's code.
  public var samples: [Sample]?

  public init(
    isMet: Bool, message: String, actual: String? = nil, expected: String? = nil,
    tolerance: Double? = nil, input: String? = nil, guess: String? = nil, line: Int, codeLine: Int? = nil,
    samples: [Sample]? = nil
  ) {
    self.isMet = isMet
    self.message = message
    self.actual = actual
    self.expected = expected
    self.tolerance = tolerance
    self.input = input
    self.guess = guess
    self.line = line
    self.codeLine = codeLine
    self.samples = samples
  }
}
