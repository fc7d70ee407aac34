import LessonModel

/// Where a link on a page leads: a place in the site, relative to the page, or an address on the web that may be
/// opened without harm.
package struct PageLink: Hashable, Sendable {
  package let destination: String
  /// Leads out of the site.
  package let isExternal: Bool

  private init(_ destination: String, isExternal: Bool = false) {
    self.destination = destination
    self.isExternal = isExternal
  }

  /// A place on the same page.
  package static func fragment(_ identifier: String) -> PageLink {
    PageLink("#" + percentEncoded(identifier))
  }

  /// A file of the site, by its path from the page.
  package static func file(_ path: String, fragment: String? = nil) -> PageLink {
    PageLink(percentEncoded(path) + (fragment.map { "#" + percentEncoded($0) } ?? ""))
  }

  /// A file of the site by its whole address, for pages that are shown at places they do not know.
  static func file(_ path: String, at base: String) -> PageLink {
    PageLink(base + percentEncoded(path))
  }

  /// An address on the web.
  ///
  /// - Returns: nil unless the scheme is `https`, `http` or `mailto` and no control character or blank is hidden in
  ///   the address: browsers leave those out before they look at the scheme.
  package static func address(_ address: String) -> PageLink? {
    guard let scheme = scheme(of: address), ["https", "http", "mailto"].contains(scheme) else { return nil }
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && !$0.isInvisibleControl }) else { return nil }
    return PageLink(percentEncoded(address, keeping: reserved), isExternal: true)
  }

  /// What stands before the first colon, in lower case, as a browser would read it: nil where there is none, or a
  /// slash, question mark or number sign comes first.
  static func scheme(of address: String) -> String? {
    let visible = address.unicodeScalars.filter { $0.value > 0x20 && !$0.isInvisibleControl }
    guard let colon = visible.firstIndex(of: ":") else { return nil }
    let before = visible[..<colon]
    guard !before.isEmpty, !before.contains(where: { "/?#\\".unicodeScalars.contains($0) }) else {
      return nil
    }
    return String(String.UnicodeScalarView(before)).lowercased()
  }

  // MARK: - Encoding

  private static let unreserved = Set("-._~/".utf8)
  /// Beyond the unreserved ones, what may stand in an address as it is (RFC 3986, sections 2.1 and 2.2). Brackets
  /// and quotation marks may not.
  private static let reserved = Set("-._~/:?#@!$&'()*+,;=%".utf8)

  private static func percentEncoded(_ text: String, keeping kept: Set<UInt8> = unreserved) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIILetterOrDigit || kept.contains(byte) {
        encoded.append(byte)
      } else {
        encoded += "%".utf8
        encoded += (byte < 16 ? "0" : "").utf8
        encoded += String(byte, radix: 16, uppercase: true).utf8
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
