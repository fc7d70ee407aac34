/// Markup that is well formed by the way it is made: text goes in escaped, each element is closed by the call that
/// opened it, and the names of elements and attributes stand in this program.
///
///     HTML { html in
///       html.element("p", .class("note")) { html in
///         html.text("2 < 3, says ")
///         html.element("em", text: "she")
///       }
///     }
///
/// gives `<p class="note">2 &lt; 3, says <em>she</em></p>`.
package struct HTML: Equatable, Sendable {
  /// UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package init(_ write: (inout HTML) -> Void) {
    write(&self)
  }

  /// What an `HTML` has written before, in this process or another.
  package init(written bytes: [UInt8]) {
    self.bytes = bytes
  }

  package var isEmpty: Bool { bytes.isEmpty }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Content

  package mutating func text(_ text: String) {
    HTMLEscaping.text.append(text, to: &bytes)
  }

  package mutating func append(_ other: HTML) {
    bytes += other.bytes
  }

  /// Adds what another writer of this target has made well formed.
  mutating func append(markup: String) {
    bytes += markup.utf8
  }

  // MARK: - Elements

  /// Writes an element. Attributes that are nil are left out.
  package mutating func element(
    _ name: StaticString, _ attributes: Attribute?..., content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  package mutating func element(_ name: StaticString, _ attributes: Attribute?..., text: String = "") {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Writes an element that has no content and no end tag, such as `img`.
  package mutating func void(_ name: StaticString, _ attributes: Attribute?...) {
    open(name, attributes)
  }

  /// For those who keep a list of what is open, and so cannot close it in the same call.
  mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for case let attribute? in attributes {
      bytes.append(UInt8(ascii: " "))
      append(attribute.name)
      guard let value = attribute.value else { continue }
      bytes.append(UInt8(ascii: "="))
      bytes.append(UInt8(ascii: "\""))
      HTMLEscaping.attribute.append(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func close(_ name: StaticString) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// What stands before the root of a document.
  mutating func doctype() {
    append("<!doctype html>\n")
  }

  /// A line end where it means nothing, so that pages can be read and compared line by line.
  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { bytes += $0 }
  }
}
