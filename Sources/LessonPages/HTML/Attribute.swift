/// An attribute of an element. Its value is escaped when it is written.
package struct Attribute: Sendable {
  let name: StaticString
  /// Nil for those that say all by being there, such as `open`.
  let value: String?

  package init(_ name: StaticString, _ value: String? = nil) {
    self.name = name
    self.value = value
  }

  package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  package static func id(_ identifier: String) -> Attribute { Attribute("id", identifier) }
  /// What a screen reader says where nothing is written.
  package static func label(_ words: String) -> Attribute { Attribute("aria-label", words) }
  package static func role(_ role: String) -> Attribute { Attribute("role", role) }
  /// Where a link leads. Takes a place in the site or a checked address, never an author's own words.
  package static func href(_ link: PageLink) -> Attribute { Attribute("href", link.destination) }
}
