/// Decides which requests are heard at all.
///
/// A server on loopback can be reached by every page that the user's browser has open, and by every user of the
/// machine. So a request must name this server as its host, which a page that has bound its own name to 127.0.0.1
/// cannot; must not come from another site's page; and must carry a token, made anew at each start, for whatever runs
/// code or writes.
package struct RequestGuard: Sendable {
  /// 128 random bits, written in hexadecimal.
  package let token: String
  private let port: UInt16

  /// More than any answer of a student.
  package static let mostBodyBytes = 256 << 10

  package init(port: UInt16) {
    self.port = port
    let numbers = [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)]
    token = numbers.map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private var hosts: [String] {
    ["127.0.0.1:\(port)", "localhost:\(port)"] + (port == 80 ? ["127.0.0.1", "localhost"] : [])
  }

  /// What is known of a request before its body has come.
  struct Head {
    var method: String
    /// As it came: encoded, with its slash.
    var path: String
    var query: [String: String]
    /// By lower-case name.
    var headers: [String: String]
  }

  /// The request, or the answer that refuses it.
  func request(_ head: Head) -> Result<HTTPRequest, Refusal> {
    guard let host = head.headers["host"], hosts.contains(host.lowercased()) else {
      return .failure(Refusal(403, "this server answers to \(hosts[0]) and \(hosts[1]) only"))
    }
    guard let method = HTTPRequest.Method(rawValue: head.method) else {
      return .failure(Refusal(405, "there is only GET, HEAD and POST"))
    }
    let origin = head.headers["origin"]
    guard origin.map({ own in hosts.contains { own.lowercased() == "http://" + $0 } }) ?? (method != .post)
    else {
      return .failure(Refusal(403, "pages of other sites cannot use this server"))
    }
    guard let path = RequestGuard.path(head.path) else {
      return .failure(Refusal(400, "the path leads out of the site"))
    }
    let given = head.headers["lesson-token"] ?? head.query["token"] ?? ""
    let request = HTTPRequest(method: method, path: path, query: head.query, isTrusted: isToken(given))
    return method == .post ? checked(request, head) : .success(request)
  }

  private func checked(_ request: HTTPRequest, _ head: Head) -> Result<HTTPRequest, Refusal> {
    guard request.isTrusted else {
      return .failure(Refusal(403, "open the address that `lesson serve` has printed: it carries the token"))
    }
    guard head.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
      return .failure(Refusal(415, "the body must be application/json"))
    }
    if let length = head.headers["content-length"], Int(length).map({ $0 > Self.mostBodyBytes }) ?? true {
      return .failure(Refusal(413, "the body is larger than \(Self.mostBodyBytes >> 10) KiB"))
    }
    return .success(request)
  }

  /// A refused request: a status and a sentence.
  struct Refusal: Error {
    var response: HTTPResponse

    init(_ status: Int, _ words: String) {
      response = .text(status, words)
    }
  }

  /// In a time that does not tell how much of it is right.
  private func isToken(_ given: String) -> Bool {
    let (given, token) = (Array(given.utf8), Array(token.utf8))
    guard given.count == token.count else { return false }
    return zip(given, token).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The decoded path without its first slash; nil when it could lead out of the site, or is no text.
  private static func path(_ encoded: String) -> String? {
    guard encoded.hasPrefix("/"), let path = PercentEncoding.decoded(encoded.dropFirst()) else { return nil }
    let parts = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    let isHarmless =
      !parts.contains("..") && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    return isHarmless ? path : nil
  }
}
