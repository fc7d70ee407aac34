import CMicroHTTPD

/// Hands answers to the library, with the headers that all of them have.
struct ResponseWriter {
  private let connection: OpaquePointer

  init(_ connection: OpaquePointer) {
    self.connection = connection
  }

  /// No answer may be kept, framed by other pages, taken for another type, or read by other sites.
  private static let headers = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
  ]

  func queue(_ exchange: Exchange) -> MHD_Result {
    if let stream = exchange.stream {
      return queue(stream.makeResponse(), 200, [("Content-Type", "text/event-stream")])
    }
    return exchange.response.map { queue($0) } ?? .NO
  }

  /// - Parameter isLast: the connection ends with it: the rest of the request is not read.
  func queue(_ response: HTTPResponse, isLast: Bool = false) -> MHD_Result {
    var body = response.body
    let made = MHD_create_response_from_buffer(body.count, &body, .RESPMEM_MUST_COPY)
    let own = [("Content-Type", response.contentType)] + (isLast ? [("Connection", "close")] : [])
    return queue(made, response.status, own)
  }

  private func queue(_ response: OpaquePointer?, _ status: Int, _ own: [(String, String)]) -> MHD_Result {
    guard let response else { return .NO }
    defer { MHD_destroy_response(response) }
    for (name, value) in own + Self.headers { MHD_add_response_header(response, name, value) }
    return MHD_queue_response(connection, UInt32(status), response)
  }
}
