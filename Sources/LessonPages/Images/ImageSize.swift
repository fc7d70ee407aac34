/// The size of an image in pixels, from its header.
struct ImageSize: Equatable {
  var width: Int
  var height: Int

  /// Nil when the header is cut off or makes no sense.
  init?(_ kind: ImageFile.Kind, _ bytes: [UInt8]) {
    let reader = HeaderBytes(bytes)
    let size: (Int?, Int?) =
      switch kind {
      // The IHDR chunk comes first (PNG specification, 5.6).
      case .png: (reader.big(16, 4), reader.big(20, 4))
      // The logical screen descriptor (GIF89a, 18).
      case .gif: (reader.little(6, 2), reader.little(8, 2))
      case .jpeg: reader.jpegSize
      case .webp: reader.webpSize
      case .svg: (nil, nil)
      }
    guard case (let width?, let height?) = size else { return nil }
    self.width = width
    self.height = height
  }
}

private struct HeaderBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func big(_ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  func little(_ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The start-of-frame segment (ITU-T T.81, B.2.2), behind whatever segments come before it.
  var jpegSize: (Int?, Int?) {
    var offset = 2
    while let mark = big(offset, 2), mark >= 0xFF00 {
      let isFrame = 0xFFC0...0xFFCF ~= mark && ![0xFFC4, 0xFFC8, 0xFFCC].contains(mark)
      if isFrame { return (big(offset + 7, 2), big(offset + 5, 2)) }
      // Fill bytes stand before a mark.
      if mark == 0xFFFF {
        offset += 1
      } else {
        guard let length = big(offset + 2, 2), length >= 2 else { return (nil, nil) }
        offset += 2 + length
      }
    }
    return (nil, nil)
  }

  /// One of three headers (WebP container specification; for `VP8 ` RFC 6386, 9.1).
  var webpSize: (Int?, Int?) {
    switch big(12, 4) {
    case 0x5650_3820: return (little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
    case 0x5650_384C:
      guard let bits = little(21, 4) else { return (nil, nil) }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case 0x5650_3858: return (little(24, 3).map { $0 + 1 }, little(27, 3).map { $0 + 1 })
    default: return (nil, nil)
    }
  }
}
