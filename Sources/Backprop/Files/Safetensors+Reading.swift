/// What is wrong with a file's bytes.
struct SafetensorsProblem: Error {
  let place: String
  let expected: String
  let found: String

  init(_ place: String, expected: String, found: String) {
    self.place = place
    self.expected = expected
    self.found = found
  }
}

extension Safetensors {
  /// Reads a file's bytes; every length and offset in them is checked before it is used.
  init(bytes: [UInt8]) throws(SafetensorsProblem) {
    guard bytes.count >= 8 else {
      throw SafetensorsProblem(
        "start", expected: "8 bytes for the header's length", found: "\(bytes.count)")
    }
    let length = littleEndian(bytes[..<8])
    guard length <= UInt64(bytes.count - 8) else {
      throw SafetensorsProblem(
        "header", expected: "\(length) bytes, as the file's first 8 say",
        found: "\(bytes.count - 8)")
    }
    let (header, numbers) = (bytes[8..<8 + Int(length)], bytes[(8 + Int(length))...])
    var reader = HeaderReader(header)
    let (metadata, entries) = try reader.header()
    self.metadata = metadata
    for entry in entries { tensors.append((entry.name, try Tensor(entry, numbers))) }
    try Safetensors.requireNoGaps(entries, numbers.count)
  }

  /// Each tensor's bytes follow those of another, and the last one's end the file.
  private static func requireNoGaps(
    _ entries: [HeaderReader.Entry], _ count: Int
  ) throws(SafetensorsProblem) {
    var end = 0
    for entry in entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard entry.start == end else {
        throw SafetensorsProblem(
          entry.name, expected: "a beginning at byte \(end), where the one before ends",
          found: "\(entry.start)")
      }
      end = entry.end
    }
    guard end == count else {
      throw SafetensorsProblem(
        "numbers", expected: "\(end) bytes, as the header says", found: "\(count)")
    }
  }
}

extension Safetensors.Tensor {
  fileprivate init(_ entry: HeaderReader.Entry, _ numbers: ArraySlice<UInt8>)
    throws(SafetensorsProblem)
  {
    guard entry.type == "F64" || entry.type == "F32" else {
      throw SafetensorsProblem(
        entry.name, expected: "numbers of type F64 or F32", found: entry.type)
    }
    let isSingle = entry.type == "F32"
    guard entry.start <= entry.end, entry.end <= numbers.count else {
      throw SafetensorsProblem(
        entry.name, expected: "offsets within \(numbers.count) bytes",
        found: "\(entry.start) to \(entry.end)"
      )
    }
    guard let size = entry.size(of: isSingle ? 4 : 8), size == entry.end - entry.start else {
      throw SafetensorsProblem(
        entry.name, expected: "as many bytes as shape \(entry.shape) takes",
        found: "\(entry.end - entry.start)")
    }
    let bytes = numbers[(numbers.startIndex + entry.start)..<(numbers.startIndex + entry.end)]
    shape = entry.shape
    self.isSingle = isSingle
    self.numbers = stride(from: bytes.startIndex, to: bytes.endIndex, by: isSingle ? 4 : 8).map {
      start in
      isSingle
        ? Double(Float(bitPattern: UInt32(littleEndian(bytes[start..<start + 4]))))
        : Double(bitPattern: littleEndian(bytes[start..<start + 8]))
    }
  }
}

extension HeaderReader.Entry {
  /// How many bytes the shape takes; nil where the number is too large for any file.
  fileprivate func size(of width: Int) -> Int? {
    var size = width
    for side in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: side)
      guard !overflows else { return nil }
      size = product
    }
    return size
  }
}

private func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}
