import CMicroHTTPD

/// One request, and the answer to it, which may come later.
package final class Exchange {
  package internal(set) var request: HTTPRequest
  private let connection: OpaquePointer
  /// Made when the handler has answered, before the library takes it.
  private(set) var response: HTTPResponse?
  private(set) var stream: EventStream?
  var isHandled = false
  private var isSuspended = false

  init(_ request: HTTPRequest, _ connection: OpaquePointer) {
    self.request = request
    self.connection = connection
  }

  var hasAnswer: Bool { response != nil || stream != nil }
  /// The server, not the client, is what is waited for.
  var isWaiting: Bool { isSuspended || stream != nil }

  /// Answers the request. The first answer counts.
  package func respond(_ response: HTTPResponse) {
    guard !hasAnswer else { return }
    self.response = response
    wake()
  }

  /// Answers with a stream of events.
  package func openStream() -> EventStream {
    let stream = EventStream(connection)
    self.stream = stream
    wake()
    return stream
  }

  /// Lets the connection rest until there is an answer.
  func suspend() {
    isSuspended = true
    MHD_suspend_connection(connection)
  }

  private func wake() {
    guard isSuspended else { return }
    isSuspended = false
    MHD_resume_connection(connection)
  }
}
