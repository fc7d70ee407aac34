import CMessageDigest

/// A SHA-256 digest (FIPS 180-4).
package struct Digest: Hashable, Sendable {
  static let size = 32

  /// As many as `size`.
  let bytes: [UInt8]

  /// Sixty-four hexadecimal digits.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  init(of bytes: [UInt8]) {
    var builder = DigestBuilder()
    builder.addRaw(bytes)
    self = builder.digest
  }

  /// - Parameter bytes: as many as `size`.
  init(bytes: [UInt8]) {
    precondition(bytes.count == Digest.size)
    self.bytes = bytes
  }
}

/// Digests one thing after the other. Each goes in with its length, so that "ab", "c" and "a", "bc" differ.
package struct DigestBuilder {
  private var context = SHA2_CTX()

  package init() {
    SHA256Init(&context)
  }

  /// Without the length.
  mutating func addRaw(_ bytes: [UInt8]) {
    SHA256Update(&context, bytes, bytes.count)
  }

  mutating func addRaw(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes[range].withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
  }

  package mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes in
      SHA256Update(&context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      add(bytes.count)
      SHA256Update(&context, bytes.baseAddress, bytes.count)
    }
  }

  mutating func add(_ digest: Digest) {
    addRaw(digest.bytes)
  }

  /// Nothing and something are told apart.
  package mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  /// Of everything that was added so far.
  package var digest: Digest {
    var context = context
    return Digest(
      bytes: [UInt8](unsafeUninitializedCapacity: Digest.size) { buffer, count in
        SHA256Final(buffer.baseAddress, &context)
        count = Digest.size
      })
  }
}
