import FoundationEssentials
import Glibc

/// The folder of kept results: one sealed file for each, named by its key, as in `results/3f/9a...`.
///
/// Nothing in it is believed without its checksum, nothing is missed when it is gone, and any number of processes
/// may use it at once. When it has grown too large, what was not used for longest goes first.
package struct ResultCache: Sendable {
  package let folder: String
  /// Room on the disk, in bytes.
  package let limit: Int

  private var results: String { folder + "/results" }
  /// Where `FileDigests` are kept.
  var fileDigests: String { folder + "/files" }

  /// - Parameter folder: made when something is kept.
  package init(folder: String, limit: Int = 256 << 20) {
    self.folder = folder
    self.limit = limit
  }

  /// In the user's folder for caches, by the XDG base directory specification. Nil when the user has none.
  package init?(variables: [String: String]) {
    guard let caches = UserCaches.folder(variables) else { return nil }
    self.init(folder: caches + "/lesson")
  }

  /// Whether results can be kept. Makes the folder.
  package var canBeWritten: Bool {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return FileManager.default.isWritableFile(atPath: folder)
  }

  // MARK: - Entries

  /// Nil when nothing is kept under that key, or it is damaged.
  func content(for key: Digest) -> [UInt8]? {
    file(key).content(about: key)
  }

  /// Does nothing when the folder cannot be written, or the content is out of proportion to the room.
  func keep(_ content: [UInt8], for key: Digest) {
    guard content.count <= limit / 8 else { return }
    file(key).write(content, about: key)
  }

  private func file(_ key: Digest) -> SealedFile {
    let name = key.hexadecimal
    return SealedFile(path: "\(results)/\(name.prefix(2))/\(name.dropFirst(2))")
  }

  // MARK: - Room

  /// A kept result as the file system sees it.
  private struct Entry {
    var path: String
    /// What it takes on the disk.
    var bytes: Int
    /// Seconds since 1970.
    var used: Int
    /// Left behind by a process that was killed while it wrote.
    var isAside: Bool
  }

  package struct Info: Equatable {
    package var entries: Int
    package var bytes: Int
  }

  /// Counts what is there.
  package func info() -> Info {
    let entries = entries().filter { !$0.isAside }
    return Info(entries: entries.count, bytes: entries.reduce(0) { $0 + $1.bytes })
  }

  /// Removes everything that was kept, and nothing that was not made here.
  package func clear() {
    for entry in entries() { unlink(entry.path) }
    for folder in folders() { rmdir(folder) }
    rmdir(results)
    unlink(fileDigests)
    unlink(pruningMark)
    rmdir(folder)
  }

  /// Makes room, unless that was done within ten minutes, or another process is at it.
  ///
  /// A fifth is left free, so that it is not needed again soon. What is removed while another process reads it stays
  /// readable for that process.
  package func prune(now: Int = time(nil)) {
    let descriptor = open(pruningMark, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    // Closing it unlocks it.
    defer { close(descriptor) }
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0 else { return }
    // Empty until the first time.
    if status.st_size > 0, abs(now - Int(status.st_mtim.tv_sec)) < 600 { return }
    _ = pwrite(descriptor, "pruned\n", 7, 0)
    removeOldest(entries(), now: now)
  }

  private var pruningMark: String { folder + "/results.pruned" }

  private func removeOldest(_ entries: [Entry], now: Int) {
    var bytes = entries.reduce(0) { $0 + $1.bytes }
    let isTooMuch = bytes > limit
    for entry in entries.sorted(by: { $0.used < $1.used }) {
      let isAbandoned = entry.isAside && abs(now - entry.used) > 3600
      guard isAbandoned || isTooMuch && bytes > limit / 5 * 4 else { continue }
      unlink(entry.path)
      bytes -= entry.bytes
    }
  }

  /// The folders that are named as ours are.
  private func folders() -> [String] {
    names(in: results).filter { $0.utf8.count == 2 && $0.utf8.allSatisfy(isHexadecimal) }
      .map { "\(results)/\($0)" }
  }

  /// The files that are named as ours are.
  private func entries() -> [Entry] {
    folders().flatMap { folder in
      names(in: folder).compactMap { name in
        let isOurs = name.utf8.count >= 62 && name.utf8.prefix(62).allSatisfy(isHexadecimal)
        let isAside = name.dropFirst(62).hasPrefix(SealedFile.asideMark)
        var status = stat()
        guard isOurs, isAside || name.utf8.count == 62, lstat("\(folder)/\(name)", &status) == 0,
          status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        return Entry(
          path: "\(folder)/\(name)", bytes: Int(status.st_blocks) * 512, used: Int(status.st_mtim.tv_sec),
          isAside: isAside)
      }
    }
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
  }
}

/// Where a user's programs keep what can be made again, by the XDG base directory specification.
enum UserCaches {
  static func folder(_ variables: [String: String]) -> String? {
    variables["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? variables["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
  }
}
