/// What a client asks for, as far as it got past the `RequestGuard`.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  package var method: Method
  /// Decoded, without the slash at its beginning; no part of it is `..`.
  package var path: String
  /// Decoded values by name.
  package var query: [String: String]
  package var body: [UInt8] = []
  /// The client knows the token of this server.
  package var isTrusted: Bool
}

/// What a client is answered.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// A media type, such as `text/html; charset=utf-8`.
  package var contentType: String
  package var body: [UInt8]

  package init(_ status: Int = 200, _ contentType: String, _ body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  /// A sentence for people.
  package static func text(_ status: Int, _ words: String) -> HTTPResponse {
    HTTPResponse(status, "text/plain; charset=utf-8", Array((words + "\n").utf8))
  }
}
