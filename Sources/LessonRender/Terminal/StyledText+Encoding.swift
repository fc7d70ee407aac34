extension StyledText {
  /// The text as it is sent to a terminal, or to a file where styles have no place.
  package func encoded(_ options: TerminalOptions) -> String {
    let codes = StyleCodes(options)
    var bytes: [UInt8] = []
    for run in runs {
      codes.write(run.style, to: &bytes) { $0 += run.text.utf8 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text that came from anywhere, such as a file's name, made fit to be shown.
  package init(_ text: String, _ style: TextStyle = .plain, in characters: Repertoire) {
    self.init(text.printable(in: characters), style)
  }
}
