import Testing

@testable import LessonMath

@Suite("Classes, spaces and alphabets")
struct AtomClassTests {
  @Test(
    "space follows the TeXbook's table",
    arguments: [
      (AtomClass.ordinary, AtomClass.binary, 4), (.binary, .ordinary, 4), (.ordinary, .relation, 5),
      (.ordinary, .largeOperator, 3), (.largeOperator, .ordinary, 3), (.largeOperator, .opening, 0),
      (.ordinary, .opening, 0), (.punctuation, .ordinary, 3), (.relation, .relation, 0),
      (.unary, .ordinary, 0),
      (.closing, .ordinary, 0), (.inner, .ordinary, 3), (.closing, .inner, 3),
    ])
  func spaces(left: AtomClass, right: AtomClass, mu: Int) {
    #expect(AtomClass.space(between: left, and: right, in: .text) == mu)
  }

  @Test("in scripts only the space around operators stays")
  func scripts() {
    #expect(AtomClass.space(between: .ordinary, and: .relation, in: .script) == 0)
    #expect(AtomClass.space(between: .ordinary, and: .binary, in: .scriptScript) == 0)
    #expect(AtomClass.space(between: .punctuation, and: .ordinary, in: .script) == 0)
    #expect(AtomClass.space(between: .largeOperator, and: .ordinary, in: .script) == 3)
  }

  @Test(
    "letters of the alphabets are Unicode's, those included that Unicode had before",
    arguments: [
      (MathAlphabet.blackboard, "R", "ℝ"), (.blackboard, "E", "𝔼"), (.blackboard, "1", "𝟙"),
      (.calligraphic, "L", "ℒ"),
      (.calligraphic, "N", "𝒩"), (.fraktur, "g", "𝔤"), (.bold, "x", "𝐱"), (.bold, "θ", "𝛉"),
      (.boldItalic, "Σ", "𝚺"), (.boldItalic, "μ", "𝝁"),
      (.italic, "h", "ℎ"), (.italic, "x", "𝑥"), (.monospace, "0", "𝟶"), (.standard, "x", "x"),
      (.bold, "+", "+"),
    ] as [(MathAlphabet, Character, Character)])
  func alphabets(alphabet: MathAlphabet, plain: Character, expected: Character) {
    #expect(alphabet.character(for: plain) == expected)
  }
}
