import FoundationEssentials
import Glibc

/// Writing the fresh folder.
extension SiteFolder {
  func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .machine("cannot make the folder \(path): \(error)", path)
    }
  }

  /// `._site.lesson-new-x1y2z3` for a site called `_site`.
  private var freshPrefix: String { ".\(path.lastName).lesson-new-" }

  func makeFreshFolder(in parent: String) throws(Failure) -> String {
    var template = Array("\(parent)/\(freshPrefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .machine("cannot write in \(parent): \(errorText())", path) }
    let fresh = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // As `mkdir` makes folders: readable for all, as far as the user's mask lets them.
    let mask = umask(0)
    umask(mask)
    chmod(fresh, 0o777 & ~mask)
    return fresh
  }

  /// What builds that were killed have left. Nobody who is alive has such a folder: we hold the lock.
  func removeAbandoned(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(freshPrefix) {
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }

  func write(_ files: SiteFiles, to folder: String, _ isInterrupted: () -> Bool) throws(Failure)
    -> Bool
  {
    let paths = files.paths
    for place in Set(paths.compactMap { $0.parentFolderOrNil }) { try makeFolder("\(folder)/\(place)") }
    for path in paths {
      if isInterrupted() { return false }
      try write(files.contents[path] ?? [], to: "\(folder)/\(path)")
    }
    let list = ([SiteFolder.markerTitle] + paths).joined(separator: "\n") + "\n"
    try write(Array(list.utf8), to: "\(folder)/\(SiteFolder.marker)")
    return !isInterrupted()
  }

  private func write(_ bytes: [UInt8], to file: String) throws(Failure) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .machine("cannot write \(file): \(errorText())", path) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty, failure == 0 {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          failure = errno
        }
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw .machine("cannot write \(file): \(errorText(failure))", path) }
  }
}
