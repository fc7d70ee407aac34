/// The value as one line of JSON, ended by a newline, in UTF-8.
///
/// Foundation's encoder would do, but loading Foundation would make every first cell wait. Numbers that
/// JSON cannot write become the strings "nan", "inf" and "-inf".
func encodeAsJSONLine(_ value: some Encodable) -> [UInt8] {
  let encoder = TreeEncoder(path: [])
  do {
    try value.encode(to: encoder)
  } catch {
    fatalError("a record could not be encoded: \(error)")
  }
  var bytes: [UInt8] = []
  encoder.node.write(to: &bytes)
  bytes.append(UInt8(ascii: "\n"))
  return bytes
}

/// A JSON value under construction. A class, because containers are filled after they were handed out.
private final class Node {
  enum Content {
    case null
    /// Written as it is: a number, true, false.
    case literal(String)
    case string(String)
    case array([Node])
    case object([(key: String, value: Node)])
  }

  var content = Content.null

  func add(key: String) -> Node {
    let child = Node()
    if case .object(var members) = content {
      content = .null  // Gives up the second reference, so that appending does not copy.
      members.append((key, child))
      content = .object(members)
    } else {
      content = .object([(key, child)])
    }
    return child
  }

  func addElement() -> Node {
    let child = Node()
    if case .array(var elements) = content {
      content = .null
      elements.append(child)
      content = .array(elements)
    } else {
      content = .array([child])
    }
    return child
  }

  func write(to bytes: inout [UInt8]) {
    switch content {
    case .null: bytes += "null".utf8
    case .literal(let text): bytes += text.utf8
    case .string(let text): Node.write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Node.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += "\\u00".utf8 + [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  func set<Value: Encodable>(_ value: Value, path: [any CodingKey]) throws {
    switch value {
    case let text as String: content = .string(text)
    case let flag as Bool: content = .literal(flag ? "true" : "false")
    case let number as Double: content = Node.number(number)
    case let number as Float: content = Node.number(Double(number))
    case let integer as any BinaryInteger: content = .literal("\(integer)")
    default:
      let encoder = TreeEncoder(node: self, path: path)
      try value.encode(to: encoder)
    }
  }

  private static func number(_ number: Double) -> Content {
    if number.isNaN { return .string("nan") }
    if number.isInfinite { return .string(number < 0 ? "-inf" : "inf") }
    return .literal(number.description)
  }
}

private struct TreeEncoder: Encoder {
  let node: Node
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(node: Node = Node(), path: [any CodingKey]) {
    self.node = node
    self.codingPath = path
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.content = .object([])
    return KeyedEncodingContainer(ObjectContainer(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .array([])
    return ArrayContainer(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    ValueContainer(node: node, codingPath: codingPath)
  }
}

private struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) throws {
    _ = node.add(key: key.stringValue)
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try node.add(key: key.stringValue).set(value, path: codingPath + [key])
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nested(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    TreeEncoder(node: node.add(key: "super"), path: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    nested(key)
  }

  private func nested(_ key: Key) -> TreeEncoder {
    TreeEncoder(node: node.add(key: key.stringValue), path: codingPath + [key])
  }
}

private struct ArrayContainer: UnkeyedEncodingContainer {
  let node: Node
  let codingPath: [any CodingKey]
  private(set) var count = 0

  init(node: Node, codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  mutating func encodeNil() throws {
    _ = addElement()
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try addElement().set(value, path: codingPath)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    TreeEncoder(node: addElement(), path: codingPath).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(node: addElement(), path: codingPath).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    TreeEncoder(node: addElement(), path: codingPath)
  }

  private mutating func addElement() -> Node {
    count += 1
    return node.addElement()
  }
}

private struct ValueContainer: SingleValueEncodingContainer {
  let node: Node
  let codingPath: [any CodingKey]

  func encodeNil() throws {
    node.content = .null
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    try node.set(value, path: codingPath)
  }
}
