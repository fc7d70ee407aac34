import Foundation
import Testing

@testable import LessonKernel

@Suite("The cache's room")
struct CacheRoomTests {
  private let hour = 3600

  private func key(_ number: Int) -> Digest { Digest(of: [UInt8(number)]) }

  /// The one file of the folder whose name begins so.
  private func path(_ number: Int, in cache: ResultCache) -> String {
    let name = key(number).hexadecimal
    return "\(cache.folder)/results/\(name.prefix(2))/\(name.dropFirst(2))"
  }

  private func setAge(_ hours: Int, of path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: Double(-hours * hour))], ofItemAtPath: path)
  }

  @Test("what was not used for longest goes first, until a fifth is free")
  func leastRecentlyUsed() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path, limit: 40 << 12)
    // Each takes three pages of 4 KiB, which makes 60.
    for number in 0..<20 { cache.keep([UInt8](repeating: 1, count: 10_000), for: key(number)) }
    for number in 0..<20 { try setAge(20 - number, of: path(number, in: cache)) }
    // The oldest is used once more.
    #expect(cache.content(for: key(0)) != nil)
    cache.prune()
    #expect(cache.info().bytes <= 32 << 12 && cache.info().bytes > 28 << 12)
    #expect(cache.content(for: key(0)) != nil)
    #expect(cache.content(for: key(1)) == nil)
    #expect(cache.content(for: key(19)) != nil)
  }

  @Test("nothing is removed while there is room, nor twice within ten minutes")
  func rarely() throws {
    let folder = try TemporaryFolder()
    let large = ResultCache(folder: folder.path, limit: 1 << 20)
    for number in 0..<4 { large.keep([UInt8](repeating: 1, count: 10_000), for: key(number)) }
    large.prune()
    #expect(large.info().entries == 4)
    let small = ResultCache(folder: folder.path, limit: 1 << 12)
    small.prune()
    #expect(small.info().entries == 4)
    small.prune(now: time(nil) + 601)
    #expect(small.info().entries == 0)
  }

  @Test("what a killed writer left behind goes after an hour")
  func abandoned() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path)
    cache.keep([1], for: key(1))
    let aside = path(1, in: cache) + SealedFile.asideMark + "5"
    try Data().write(to: URL(filePath: aside))
    cache.prune()
    #expect(FileManager.default.fileExists(atPath: aside))
    try setAge(2, of: aside)
    cache.prune(now: time(nil) + 601)
    #expect(!FileManager.default.fileExists(atPath: aside))
    #expect(cache.info().entries == 1)
  }

  @Test("a result out of proportion to the room is not kept")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path, limit: 8000)
    cache.keep([UInt8](repeating: 1, count: 1001), for: key(1))
    #expect(cache.info() == ResultCache.Info(entries: 0, bytes: 0))
  }

  @Test("clearing removes what was made here and nothing else")
  func clear() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/lesson")
    for number in 0..<4 { cache.keep([1], for: key(number)) }
    FileDigests(path: cache.fileDigests).save()
    cache.prune()
    let foreign = [
      "lesson/modules/a.pcm", "lesson/results/notes.txt", "lesson/results/ab/mine", "lesson/results/xy/0",
    ]
    for name in foreign { try folder.write("keep me", to: name) }
    cache.clear()
    #expect(cache.info() == ResultCache.Info(entries: 0, bytes: 0))
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder.path)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(Set(left) == Set(foreign))
  }

  @Test("clearing an own folder leaves nothing of it, and clearing nothing is no error")
  func clearAll() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(folder: folder.path + "/lesson")
    cache.clear()
    cache.keep([1], for: key(1))
    cache.clear()
    #expect(try folder.contents().isEmpty)
  }

  @Test("it is in XDG_CACHE_HOME if that is a whole path, else in the home folder")
  func place() {
    #expect(ResultCache(variables: ["XDG_CACHE_HOME": "/c", "HOME": "/h"])?.folder == "/c/lesson")
    #expect(ResultCache(variables: ["XDG_CACHE_HOME": "c", "HOME": "/h"])?.folder == "/h/.cache/lesson")
    #expect(ResultCache(variables: ["HOME": ""]) == nil)
  }
}
