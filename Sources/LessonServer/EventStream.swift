import CMicroHTTPD
import Glibc

/// A response that never ends: events of which a browser's `EventSource` hears one after the other.
package final class EventStream {
  /// What has not been taken yet.
  private var waiting: [UInt8] = []
  private let connection: OpaquePointer
  private var isSuspended = false
  /// No more events: what is waiting is still sent.
  private var isEnding = false
  /// The client is gone.
  package internal(set) var isClosed = false
  private var lastSent = ContinuousClock.now

  /// A client that lets this much wait does not read any more.
  private static let mostWaiting = 32 << 20
  /// So that a client that is gone is noticed.
  private static let heartbeat = Duration.seconds(10)

  init(_ connection: OpaquePointer) {
    self.connection = connection
  }

  /// - Parameter data: one line.
  package func send(_ event: String, _ data: String) {
    append("event: \(event)\ndata: \(data)\n\n")
  }

  package func end() {
    isEnding = true
    wake()
  }

  func keepAlive() {
    if ContinuousClock.now - lastSent > Self.heartbeat { append(":\n\n") }
  }

  private func append(_ text: String) {
    guard !isClosed else { return }
    lastSent = .now
    waiting += text.utf8
    if waiting.count > Self.mostWaiting { shutdown(http_socket(connection), Int32(SHUT_RDWR)) }
    wake()
  }

  private func wake() {
    guard isSuspended, !isClosed else { return }
    isSuspended = false
    MHD_resume_connection(connection)
  }

  /// Gives the bytes that are there, at most as many as there is room for; when there are none, the connection rests.
  private func take(_ buffer: UnsafeMutablePointer<CChar>, atMost room: Int) -> Int {
    if waiting.isEmpty {
      if isEnding { return -1 }  // MHD_CONTENT_READER_END_OF_STREAM
      isSuspended = true
      MHD_suspend_connection(connection)
      return 0
    }
    let count = min(room, waiting.count)
    waiting.withUnsafeBytes {
      UnsafeMutableRawPointer(buffer).copyMemory(from: $0.baseAddress!, byteCount: count)
    }
    waiting.removeFirst(count)
    return count
  }

  /// The response that reads from this stream, and keeps it.
  func makeResponse() -> OpaquePointer? {
    MHD_create_response_from_callback(
      UInt64.max, 1 << 16,
      { context, _, buffer, room in
        Unmanaged<EventStream>.fromOpaque(context!).takeUnretainedValue().take(buffer!, atMost: room)
      }, Unmanaged.passRetained(self).toOpaque(),
      { Unmanaged<EventStream>.fromOpaque($0!).release() })
  }
}
