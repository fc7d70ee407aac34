import LessonServer

/// One open page of a browser: what it shows, as far as we have told it.
final class PageFollower {
  /// The page's path in the site.
  let path: String
  let stream: EventStream
  /// The lines of the page that was last sent.
  private var lines: [ArraySlice<UInt8>] = []
  private var lastState = ""

  init(_ path: String, _ stream: EventStream) {
    self.path = path
    self.stream = stream
  }

  /// Tells what is new: the lines that have changed, and what is to be said about the page.
  ///
  /// - Parameter state: a JSON object.
  func send(_ page: [UInt8], state: String) {
    let new = page.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let start = zip(lines, new).prefix { $0 == $1 }.count
    let rest = (lines.dropFirst(start), new.dropFirst(start))
    let end = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
    guard start < new.count || new.count != lines.count || state != lastState else { return }
    let changed = new[start..<(new.count - end)].joined(separator: [UInt8(ascii: "\n")])
    let count = new.count - end - start
    lines = new
    lastState = state
    stream.send(
      "page",
      """
      {"start":\(start),"end":\(end),"lines":\(count == 0 ? "null" : ServeMessage.json(String(decoding: Array(changed), as: UTF8.self))),\
      "state":\(state)}
      """)
  }
}
