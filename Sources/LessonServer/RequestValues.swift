import CMicroHTTPD

/// Reads the headers and the query of a request from the library.
final class RequestValues {
  /// By lower-case name; the first of each.
  private(set) var headers: [String: String] = [:]
  /// Decoded; the first of each name.
  private(set) var query: [String: String] = [:]

  init(_ connection: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    for kind in [MHD_ValueKind.HEADER_KIND, .GET_ARGUMENT_KIND] {
      MHD_get_connection_values(
        connection, kind,
        { context, kind, name, value in
          let values = Unmanaged<RequestValues>.fromOpaque(context!).takeUnretainedValue()
          if let name { values.add(kind, String(cString: name), value.map { String(cString: $0) } ?? "") }
          return .YES
        }, context)
    }
  }

  private func add(_ kind: MHD_ValueKind, _ name: String, _ value: String) {
    if kind == .HEADER_KIND {
      // Two hosts, origins or lengths are no request that anyone in good faith sends: neither will do.
      let name = name.lowercased()
      headers[name] = headers[name] == nil ? value : "\(headers[name]!), \(value)"
    } else if let name = PercentEncoding.decoded(name), query[name] == nil {
      query[name] = PercentEncoding.decoded(value)
    }
  }
}
