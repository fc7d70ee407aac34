import LessonMath
import LessonRender

extension DrawingSpace {
  /// For words within drawings, where a formula is written in Unicode on one line.
  static var ofPages: DrawingSpace {
    let math = TerminalMath()
    return DrawingSpace(width: 80) { math.inline(MathParser.parse($0, isDisplay: false).formula) }
  }
}
