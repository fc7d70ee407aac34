import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

@Suite("Remembered digests of files")
struct CacheFileDigestsTests {
  @Test("the digest is that of the content, whatever was remembered of a file that is not settled")
  func content() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("one", to: "data")
    let digests = FileDigests(path: folder.path + "/memory")
    #expect(digests.digest(of: path) == Digest(of: Array("one".utf8)))
    digests.save()
    // As quick as this, size and time may well be the same.
    try Data("two".utf8).write(to: URL(filePath: path), options: [])
    #expect(digests.digest(of: path) == Digest(of: Array("two".utf8)))
    #expect(FileDigests(path: folder.path + "/memory").digest(of: path) == Digest(of: Array("two".utf8)))
  }

  @Test("a settled file is read once")
  func memory() throws {
    let folder = try TemporaryFolder()
    let memory = folder.path + "/memory"
    // Built well before this test runs.
    let path = Products.folder + "/lesson-runner"
    try #require(FileStamp(path: path)?.isSettled == true)
    let digest = Digest(of: try [UInt8](Data(contentsOf: URL(filePath: path))))
    let first = FileDigests(path: memory)
    #expect(first.digest(of: path) == digest)
    first.save()
    #expect(FileManager.default.fileExists(atPath: memory))
    let second = FileDigests(path: memory)
    #expect(second.digest(of: path) == digest)
    // Had it read the file, it would now write down what it learned.
    try FileManager.default.removeItem(atPath: memory)
    second.save()
    #expect(!FileManager.default.fileExists(atPath: memory))
  }

  @Test("a memory that is damaged, or cannot be written, is as good as none")
  func damage() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("one", to: "data")
    try folder.write("nonsense", to: "memory")
    #expect(FileDigests(path: folder.path + "/memory").digest(of: path) == Digest(of: Array("one".utf8)))
    let digests = FileDigests(path: "/proc/none/memory")
    #expect(digests.digest(of: path) == Digest(of: Array("one".utf8)))
    digests.save()
  }

  @Test("what is no file, or is not there, has none")
  func nothing() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let digests = FileDigests(path: nil)
    for name in ["", "/pipe", "/none"] { #expect(digests.digest(of: folder.path + name) == nil) }
  }
}
