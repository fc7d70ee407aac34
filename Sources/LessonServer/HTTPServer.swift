import CMicroHTTPD
import Glibc

/// An HTTP server on loopback, without a thread: wait for `descriptor`, then call `step`.
///
/// It knows who may ask (`RequestGuard`) and for how long; what is answered is the handler's.
package final class HTTPServer {
  package enum Failure: Error, Equatable {
    case portInUse(UInt16)
    case portForbidden(UInt16)
    case system(errno: Int32)
  }

  /// A client's connection.
  struct Connection {
    var socket: Int32
    /// Since when the client is waited for.
    var since = ContinuousClock.now
    var exchange: Exchange?
  }

  package let port: UInt16
  package let admission: RequestGuard
  /// Answers a request, at once or later.
  package var handler: (Exchange) -> Void = { $0.respond(.text(404, "there is nothing here")) }

  private var daemon: OpaquePointer?
  var connections: [OpaquePointer: Connection] = [:]
  private var lastCare = ContinuousClock.now

  private static let limits = http_limits(connections: 128, header_bytes: 32 << 10, idle_seconds: 5)
  /// A request must have come as a whole so long after the one before, and so long after that its answer be taken:
  /// who sends a byte now and then is not idle, and still takes a place.
  private static let patience = Duration.seconds(10)

  /// - Parameter port: 0 takes any that is free.
  package init(port: UInt16) throws(Failure) {
    let (socket, port) = try ListeningSocket.open(port: port)
    self.port = port
    admission = RequestGuard(port: port)
    daemon = startDaemon(on: socket)
    guard daemon != nil else {
      close(socket)
      throw .system(errno: errno)
    }
  }

  deinit {
    stop()
  }

  /// Readable when there is something to do.
  package var descriptor: Int32 { daemon.map(http_descriptor) ?? -1 }

  /// Does what there is to do, without waiting.
  package func step() {
    guard let daemon else { return }
    MHD_run(daemon)
    guard ContinuousClock.now - lastCare > .milliseconds(90) else { return }
    lastCare = .now
    dropSlowClients()
    for connection in connections.values { connection.exchange?.stream?.keepAlive() }
  }

  /// Ends all connections.
  package func stop() {
    guard let daemon else { return }
    for connection in connections.values {
      connection.exchange?.respond(.text(503, "the server has ended"))
      connection.exchange?.stream?.end()
    }
    MHD_run(daemon)
    self.daemon = nil
    MHD_stop_daemon(daemon)
    connections = [:]
  }

  private func dropSlowClients() {
    for connection in connections.values
    where connection.exchange?.isWaiting != true && ContinuousClock.now - connection.since > Self.patience {
      shutdown(connection.socket, Int32(SHUT_RDWR))
    }
  }

  // MARK: - What the library calls

  private func startDaemon(on socket: Int32) -> OpaquePointer? {
    http_start(
      socket,
      { context, connection, path, method, _, data, size, state in
        let server = Unmanaged<HTTPServer>.fromOpaque(context!).takeUnretainedValue()
        return server.handle(
          connection!, String(cString: method!), String(cString: path!), data, size!,
          isNew: state!.pointee == nil
        ) { state!.pointee = context }
      },
      { context, connection, _, _ in
        Unmanaged<HTTPServer>.fromOpaque(context!).takeUnretainedValue().hasEnded(requestOf: connection!)
      },
      { context, connection, _, event in
        let server = Unmanaged<HTTPServer>.fromOpaque(context!).takeUnretainedValue()
        if event == .CONNECTION_NOTIFY_STARTED {
          server.connections[connection!] = Connection(socket: http_socket(connection!))
        } else {
          server.hasEnded(requestOf: connection!)
          server.connections[connection!] = nil
        }
      }, Unmanaged.passUnretained(self).toOpaque(), Self.limits)
  }

  /// Called when the head of a request is there, for each piece of its body, at its end, and when an answer that was
  /// waited for has come.
  private func handle(
    _ connection: OpaquePointer, _ method: String, _ path: String, _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>, isNew: Bool, markAsSeen: () -> Void
  ) -> MHD_Result {
    if isNew {
      markAsSeen()
      return begin(connection, method, path)
    }
    guard let exchange = connections[connection]?.exchange else { return .NO }
    if size.pointee > 0 {
      guard exchange.request.body.count + size.pointee <= RequestGuard.mostBodyBytes, let data else {
        return .NO
      }
      exchange.request.body += UnsafeRawBufferPointer(start: data, count: size.pointee)
      size.pointee = 0
      return .YES
    }
    if !exchange.isHandled {
      exchange.isHandled = true
      handler(exchange)
    }
    guard exchange.hasAnswer else {
      exchange.suspend()
      return .YES
    }
    connections[connection]?.since = .now
    return ResponseWriter(connection).queue(exchange)
  }

  private func begin(_ connection: OpaquePointer, _ method: String, _ path: String) -> MHD_Result {
    let values = RequestValues(connection)
    let head = RequestGuard.Head(
      method: method, path: path, query: values.query, headers: values.headers)
    switch admission.request(head) {
    case .success(let request):
      connections[connection]?.exchange = Exchange(request, connection)
      return .YES
    case .failure(let refusal):
      connections[connection]?.since = .now
      return ResponseWriter(connection).queue(refusal.response, isLast: true)
    }
  }

  private func hasEnded(requestOf connection: OpaquePointer) {
    connections[connection]?.exchange?.stream?.isClosed = true
    connections[connection]?.exchange = nil
    connections[connection]?.since = .now
  }
}
