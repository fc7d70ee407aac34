import Testing

/// Whether markup is closed as it was opened, names each thing once, and refers to what is there.
enum WellFormed {
  static func check(_ html: String) throws {
    var open: [Substring] = []
    for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let tag = try #require(piece.split(separator: ">", omittingEmptySubsequences: false).first)
      let name = tag.prefix { !" />".contains($0) }
      if tag.hasPrefix("/") {
        #expect(open.popLast() == tag.dropFirst())
      } else if !["br", "img", "hr", "wbr"].contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    let identifiers = values(of: "id", in: html)
    #expect(Set(identifiers).count == identifiers.count)
    let references = values(of: "aria-labelledby", in: html).flatMap { $0.split(separator: " ") }
    #expect(references.allSatisfy(identifiers.contains))
    #expect(
      html.ranges(of: "url(#").allSatisfy { range in
        identifiers.contains(html[range.upperBound...].prefix { $0 != ")" })
      })
  }

  private static func values(of attribute: String, in html: String) -> [Substring] {
    html.ranges(of: " \(attribute)=\"").map { html[$0.upperBound...].prefix { $0 != "\"" } }
  }
}
