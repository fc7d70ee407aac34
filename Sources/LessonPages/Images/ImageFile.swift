/// An image that may be shown on a page: its kind and size, told by its bytes and not by its name.
struct ImageFile: Equatable {
  enum Kind: String, CaseIterable {
    case png, jpeg, gif, webp, svg

    var fileEnding: String { self == .jpeg ? "jpg" : rawValue }
  }

  var kind: Kind
  /// In pixels; nil where the file does not tell.
  var width: Int?
  var height: Int?
  /// What is shown; for drawings, without what a drawing has no use for.
  var bytes: [UInt8]

  enum Problem: Error, Equatable {
    case unknownKind
    /// It begins as such an image does, and is none.
    case malformed(Kind)
  }

  init(_ file: [UInt8]) throws(Problem) {
    guard let kind = Kind(bytes: file) else { throw .unknownKind }
    self.kind = kind
    bytes = file
    if kind == .svg {
      guard let drawing = SanitizedSVG(file) else { throw .malformed(.svg) }
      bytes = drawing.markup.bytes
      (width, height) = (drawing.width, drawing.height)
    } else {
      guard let size = ImageSize(kind, file), size.width > 0, size.height > 0 else { throw .malformed(kind) }
      (width, height) = (size.width, size.height)
    }
  }
}

extension ImageFile.Kind {
  fileprivate init?(bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "GIF8".utf8) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.first(where: { !($0 == 0x20 || 0x09...0x0D ~= $0 || [0xEF, 0xBB, 0xBF].contains($0)) })
      == UInt8(ascii: "<")
    {
      self = .svg
    } else {
      return nil
    }
  }
}
