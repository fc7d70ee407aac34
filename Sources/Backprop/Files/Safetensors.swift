/// The safetensors format, which keeps named arrays of numbers in one file: the length of a header in eight
/// bytes (little-endian), the header in JSON, and the numbers of all arrays, one behind the other.
///
///     {"__metadata__": {"loss": "squared error"},
///      "layers.0.weights": {"dtype": "F64", "shape": [2, 4], "data_offsets": [0, 64]}}
///
/// Described at https://huggingface.co/docs/safetensors; the Python package of that name reads and writes it.
struct Safetensors: Equatable {
  struct Tensor: Equatable {
    var shape: [Int]
    var numbers: [Double]
    /// Whether the file keeps them as `Float`.
    var isSingle = false
  }

  /// Words about the file.
  var metadata: [String: String] = [:]
  /// In the order of the file.
  var tensors: [(name: String, tensor: Tensor)] = []

  subscript(name: String) -> Tensor? { tensors.first { $0.name == name }?.tensor }

  static func == (left: Safetensors, right: Safetensors) -> Bool {
    left.metadata == right.metadata && left.tensors.elementsEqual(right.tensors) { $0 == $1 }
  }
}

extension Safetensors {
  /// The file's bytes.
  var bytes: [UInt8] {
    var header = Array(header.utf8)
    // Spaces let the numbers begin at a multiple of eight, where readers may use them in place.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes = littleEndianBytes(UInt64(header.count)) + header
    for (_, tensor) in tensors {
      for number in tensor.numbers {
        bytes +=
          tensor.isSingle
          ? littleEndianBytes(Float(number).bitPattern) : littleEndianBytes(number.bitPattern)
      }
    }
    return bytes
  }

  private var header: String {
    let words = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
    var entries = metadata.isEmpty ? [] : ["\"__metadata__\":{\(words.joined(separator: ","))}"]
    var offset = 0
    for (name, tensor) in tensors {
      let end = offset + tensor.numbers.count * tensor.width
      let shape = tensor.shape.map { "\($0)" }.joined(separator: ",")
      entries.append(
        "\(quoted(name)):{\"dtype\":\"\(tensor.isSingle ? "F32" : "F64")\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(entries.joined(separator: ","))}"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..."\u{1f}":
        quoted += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Safetensors.Tensor {
  /// How many bytes a number takes.
  var width: Int { isSingle ? 4 : 8 }
}

private func littleEndianBytes<Bits: FixedWidthInteger>(_ bits: Bits) -> [UInt8] {
  stride(from: 0, to: Bits.bitWidth, by: 8).map {
    UInt8(truncatingIfNeeded: bits >> Bits(truncatingIfNeeded: $0))
  }
}
