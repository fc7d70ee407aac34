import Foundation
import FoundationXML

/// An element of XML, as the system's parser reads it.
final class MarkupTree {
  let name: String
  let attributes: [String: String]
  var children: [MarkupTree] = []
  /// The text directly in the element.
  var text = ""

  init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// Nil for what is not well-formed.
  static func read(_ xml: String) -> MarkupTree? {
    let parser = XMLParser(data: Data(xml.utf8))
    let reader = Reader()
    parser.delegate = reader
    return parser.parse() ? reader.root : nil
  }

  /// The element and all that are in it.
  var all: [MarkupTree] { [self] + children.flatMap(\.all) }

  private final class Reader: NSObject, XMLParserDelegate {
    var root: MarkupTree?
    var open: [MarkupTree] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let element = MarkupTree(name, attributes)
      open.last?.children.append(element)
      open.append(element)
      if root == nil { root = element }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      open.last?.text += text
    }
  }
}
