import Testing

@testable import LessonKernel

@Suite("Digests")
struct CacheDigestTests {
  @Test(
    "SHA-256 gives what FIPS 180-4 and NIST's examples say",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func standard(text: String, expected: String) {
    #expect(Digest(of: Array(text.utf8)).hexadecimal == expected)
  }

  @Test("pieces cannot run into each other, and nothing differs from the empty text")
  func pieces() {
    func digest(_ pieces: String?...) -> Digest {
      var builder = DigestBuilder()
      for piece in pieces { builder.add(piece) }
      return builder.digest
    }
    let digests: Set = [
      digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", nil), digest("abc", ""), digest(),
      digest(""), digest(nil),
    ]
    #expect(digests.count == 8)
  }
}
