/// A drawing without what a drawing has no use for: scripts, event handlers, links, other documents, and styles that
/// load something.
///
/// What is kept is on a list (`SVGNames`); everything else is left out with what is inside it. An image on a page
/// cannot run scripts anyway; this is for who opens the file by itself.
struct SanitizedSVG {
  private(set) var markup = HTML()
  /// In pixels; nil where the drawing does not tell.
  private(set) var width: Int?
  private(set) var height: Int?

  /// Elements that are open, from the root.
  private var open: [StaticString] = []
  /// How many elements are open within one that is left out, itself included.
  private var skipped = 0
  private var isFinished = false

  private static let depthLimit = 500

  /// Nil when it is no well-formed SVG.
  init?(_ bytes: [UInt8]) {
    do {
      var tokenizer = try XMLTokenizer(bytes)
      while let token = try tokenizer.next() { try read(token) }
    } catch {
      return nil
    }
    guard isFinished else { return nil }
    markup.newline()
  }

  private mutating func read(_ token: XMLToken) throws {
    switch token {
    case .text(let text): write(text)
    case .startTag(let name, let attributes, let isEmpty):
      try begin(name, attributes)
      if isEmpty { try end(name) }
    case .endTag(let name): try end(name)
    }
  }

  private mutating func write(_ text: String) {
    guard skipped == 0, let last = open.last else { return }
    if last.description == "style", !SVGNames.isHarmless(style: text) { return }
    markup.text(text)
  }

  private mutating func begin(_ name: String, _ attributes: [(name: String, value: String)]) throws {
    guard !isFinished, open.count < SanitizedSVG.depthLimit, !open.isEmpty || name == "svg" else {
      throw XMLTokenizer.Malformed()
    }
    guard skipped == 0, let element = SVGNames.elements[name] else {
      skipped += 1
      return
    }
    var kept = attributes.compactMap { SVGNames.attribute($0.name, $0.value) } as [Attribute?]
    if open.isEmpty {
      kept.insert(Attribute("xmlns", "http://www.w3.org/2000/svg"), at: 0)
      readSize(attributes)
    }
    markup.open(element, kept)
    open.append(element)
  }

  private mutating func end(_ name: String) throws {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let last = open.popLast(), last.description == name else { throw XMLTokenizer.Malformed() }
    markup.close(last)
    isFinished = open.isEmpty
  }

  // MARK: - Size

  /// From the root's width and height, else from its view box.
  private mutating func readSize(_ attributes: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    let box = (value("viewBox") ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    let boxSize = box.count == 4 ? (box[2], box[3]) : nil
    let own = (value("width").flatMap(SanitizedSVG.pixels), value("height").flatMap(SanitizedSVG.pixels))
    guard let size = SanitizedSVG.both(own) ?? boxSize, 0.5..<100_000 ~= size.0, 0.5..<100_000 ~= size.1
    else {
      return
    }
    width = Int(size.0.rounded())
    height = Int(size.1.rounded())
  }

  private static func both(_ size: (Double?, Double?)) -> (Double, Double)? {
    if case (let width?, let height?) = size { (width, height) } else { nil }
  }

  /// Lengths in the units that CSS ties to the pixel.
  private static func pixels(_ length: String) -> Double? {
    let factors = ["px": 1.0, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4]
    let number = length.prefix { $0.isNumber || ".+-eE".contains($0) }
    if let value = Double(length) { return value }
    guard let factor = factors[String(length.dropFirst(number.count))] else { return nil }
    return Double(number).map { $0 * factor }
  }
}
