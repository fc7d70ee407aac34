import Foundation
import Testing

@testable import LessonKernel

@Suite("Sealed files")
struct CacheEntryTests {
  private let subject = Digest(of: [1])
  private let content = Array("what is kept".utf8)

  @Test("content comes back, empty and large")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let file = SealedFile(path: folder.path + "/deep/below/file")
    for content in [[], content, [UInt8](repeating: 7, count: 3_000_000)] {
      #expect(file.write(content, about: subject))
      #expect(file.content(about: subject) == content)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep/below") == ["file"])
  }

  @Test("a file that is cut off anywhere, longer, or changed in any bit is not believed")
  func damage() throws {
    let folder = try TemporaryFolder()
    let file = SealedFile(path: folder.path + "/file")
    file.write(content, about: subject)
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: file.path)))
    #expect(SealedFile.content(of: bytes, about: subject) == content)
    for end in bytes.indices {
      #expect(SealedFile.content(of: Array(bytes[..<end]), about: subject) == nil)
    }
    for bit in 0..<(bytes.count * 8) {
      var bytes = bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(SealedFile.content(of: bytes, about: subject) == nil)
    }
    #expect(SealedFile.content(of: bytes + [0], about: subject) == nil)
  }

  @Test("what belongs to another key, and what is no regular file of ours, is not believed")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let file = SealedFile(path: folder.path + "/file")
    file.write(content, about: Digest(of: [2]))
    #expect(file.content(about: subject) == nil)
    file.write(content, about: subject)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: file.path)
    #expect(SealedFile(path: folder.path + "/link").content(about: subject) == nil)
    #expect(SealedFile(path: folder.path).content(about: subject) == nil)
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    #expect(SealedFile(path: folder.path + "/pipe").content(about: subject) == nil)
    #expect(SealedFile(path: folder.path + "/nothing").content(about: subject) == nil)
  }

  @Test("a place that cannot be written is no error")
  func unwritable() {
    #expect(!SealedFile(path: "/proc/nowhere/file").write(content, about: subject))
    #expect(!SealedFile(path: "/dev/null/file").write(content, about: subject))
  }

  @Test("while many write the same files, readers see whole ones or none")
  func concurrency() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for round in 0..<60 {
            let name = UInt8((writer + round) % 5)
            let key = Digest(of: [name])
            cache.keep([UInt8](repeating: name, count: 1000 + round * 997), for: key)
            let content = cache.content(for: key)
            #expect(content?.allSatisfy { $0 == name } == true)
            if round % 20 == 7 { cache.prune() }
          }
        }
      }
    }
    #expect(cache.info().entries == 5)
  }
}
