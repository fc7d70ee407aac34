/// A command line that was not understood.
struct UsageError: Error {
  var summary: String
  var fix: String?

  init(_ summary: String, fix: String? = nil) {
    self.summary = summary
    self.fix = fix
  }
}
