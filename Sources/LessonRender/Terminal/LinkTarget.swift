/// Where a link leads, as far as a terminal can follow.
struct LinkTarget {
  /// An address that can be clicked: absolute, and without anything that would end the terminal's sequence.
  var address: String?
  /// What to tell a reader who cannot click; nil for places in the same lesson.
  var name: String?
  /// It is a page of the course: a lesson, the glossary.
  var isPage = false

  init(_ destination: String) {
    let schemes = ["https://", "http://", "mailto:"]
    if destination.hasPrefix("#") || destination.isEmpty { return }
    if let scheme = schemes.first(where: { destination.lowercased().hasPrefix($0) }) {
      address = LinkTarget.encoded(destination)
      name = scheme == "mailto:" ? String(destination.dropFirst(scheme.count)) : destination
    } else if let page = LinkTarget.pageName(destination) {
      name = page
      isPage = true
    } else {
      name = destination
    }
  }

  /// `04-training.md#epochs` is the lesson `04-training` to those who run it.
  private static func pageName(_ destination: String) -> String? {
    let path = destination.prefix { $0 != "#" }
    guard path.hasSuffix(".md"), let file = path.split(separator: "/").last, file != ".md" else { return nil }
    return String(file.dropLast(3))
  }

  private static func encoded(_ destination: String) -> String {
    var address = ""
    for byte in destination.utf8 {
      if 0x21..<0x7F ~= byte {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }
}
