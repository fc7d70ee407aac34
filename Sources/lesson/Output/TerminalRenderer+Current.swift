import FoundationEssentials
import LessonModel
import LessonRender
import SwiftAnalysis

extension TerminalOptions {
  /// The options for a stream: what is known of the terminal, and what the user asked for.
  static func current(_ arguments: Arguments?, for descriptor: Int32 = 1) throws -> TerminalOptions {
    var flags = Flags()
    guard let arguments else { return detected(flags, descriptor) }
    flags.width = try arguments.integer(.width, in: 20...500)
    flags.isASCII = arguments.has(.ascii)
    flags.isMathPlain = arguments.has(.plainMath)
    flags.showsTimings = arguments.has(.timings)
    if let word = arguments.value(Command.Option.color.name) {
      guard let choice = Choice(rawValue: word) else {
        throw UsageError(
          "--color takes auto, always or never, not `\(word)`", fix: "leave it out to let the terminal decide"
        )
      }
      flags.color = choice
    }
    return detected(flags, descriptor)
  }

  private static func detected(_ flags: Flags, _ descriptor: Int32) -> TerminalOptions {
    detect(
      environment: ProcessInfo.processInfo.environment, isTerminal: Terminal.isTerminal(descriptor),
      ttyWidth: Terminal.columns, flags: flags)
  }
}

extension TerminalRenderer {
  /// A renderer with what it is handed from outside: the Swift parser's colours.
  static func connected(_ options: TerminalOptions, source: SourceText) -> TerminalRenderer {
    TerminalRenderer(options, source: source, highlight: SwiftHighlighter.tokens)
  }
}
