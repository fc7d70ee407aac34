import FoundationEssentials
import Glibc

/// Tells when files may have changed, whichever way their editor saves them.
///
/// Many editors write a new file and give it the old one's name, so the folder is watched, not the file; for
/// a symbolic link, also the folder of what it leads to.
final class FileWatch {
  /// Readable when something has happened.
  let descriptor: Int32
  private let paths: [String]
  /// Folders in which every file matters.
  private let folders: [String]
  /// By watch: the names in that folder that matter; nil for all.
  private var names: [Int32: Set<String>?] = [:]

  private static let events =
    UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB)
    | UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
  /// Saving is several events; they are dealt with once there was none for so long.
  private static let quietMilliseconds: Int32 = 3
  private static let longestSaving = Duration.milliseconds(50)

  convenience init(_ path: String) throws {
    try self.init([path])
  }

  init(_ paths: [String], folders: [String] = []) throws {
    self.paths = paths
    self.folders = folders
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0, watchFolders() else {
      throw UsageError(
        "the folder of \(paths.first ?? folders.first ?? ".") cannot be watched (error \(errno))",
        fix: "close programs that watch many files, or raise fs.inotify.max_user_watches; `lesson run` works")
    }
  }

  deinit {
    close(descriptor)
  }

  /// Whether the file may have changed since the last call. Waits a few milliseconds for the end of a saving.
  func hasChanged() -> Bool {
    // A folder that was removed may be back, as when another branch is checked out.
    if names.isEmpty { return watchFolders() }
    guard takeEvents() else { return false }
    let start = ContinuousClock.now
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while ContinuousClock.now - start < Self.longestSaving, poll(&waiting, 1, Self.quietMilliseconds) > 0 {
      _ = takeEvents()
    }
    // A link may lead to another place now.
    if !names.isEmpty { _ = watchFolders() }
    return true
  }

  private func watchFolders() -> Bool {
    for file in paths.map({ URL(filePath: $0) }) {
      for url in [file, file.resolvingSymlinksInPath()] {
        let watch = inotify_add_watch(descriptor, url.deletingLastPathComponent().path, Self.events)
        guard watch >= 0, let known = names[watch, default: []] else { continue }
        names[watch] = known.union([url.lastPathComponent])
      }
    }
    for folder in folders {
      let watch = inotify_add_watch(descriptor, folder, Self.events)
      if watch >= 0 { names.updateValue(nil, forKey: watch) }
    }
    return !names.isEmpty
  }

  /// Whether one of the events that have come is about the file.
  private func takeEvents() -> Bool {
    var isAboutFile = false
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return isAboutFile }
      buffer.withUnsafeBytes { bytes in
        var rest = bytes[..<count]
        while let event = FileEvent(takenFrom: &rest) {
          if handle(event) { isAboutFile = true }
        }
      }
    }
  }

  private func handle(_ event: FileEvent) -> Bool {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0 {
      inotify_rm_watch(descriptor, event.watch)
      names.removeValue(forKey: event.watch)
      return true
    }
    guard let watched = names[event.watch] else { return false }
    return watched?.contains(event.name) ?? true
  }
}

/// One `inotify_event`.
private struct FileEvent {
  var watch: Int32
  var mask: UInt32
  var name: String

  /// Nil when none is left.
  init?(takenFrom bytes: inout Slice<UnsafeRawBufferPointer>) {
    let header = MemoryLayout<inotify_event>.size
    guard bytes.count >= header else { return nil }
    let event = UnsafeRawBufferPointer(rebasing: bytes).loadUnaligned(as: inotify_event.self)
    watch = event.wd
    mask = event.mask
    let text = bytes.dropFirst(header).prefix(Int(event.len)).prefix { $0 != 0 }
    name = String(decoding: text, as: UTF8.self)
    bytes = bytes.dropFirst(header + Int(event.len))
  }
}
