import CFileExchange
import FoundationEssentials
import Glibc
import LessonModel

/// The folder of a site, which is replaced as a whole or not at all.
///
/// New files go to a fresh folder beside the old one, and the two change places in one step of the file system. Until
/// then the old site is as it was, whatever happens. A file in the site tells that this tool made it and which
/// files are its own: a folder without it, or with others' files in it, is left alone.
package struct SiteFolder {
  /// With links resolved.
  package let path: String
  /// Replace the folder whoever made it, and whatever is in it.
  private let isForced: Bool

  /// Names what this tool has written, one path a line below a line that says so.
  static let marker = ".lesson-site"
  private static let markerTitle =
    "Made by `lesson build`, which replaces this folder as a whole. Its files are:"

  /// Why a site cannot be written.
  package struct Failure: Error {
    package var diagnostic: Diagnostic
    /// The folder is somebody's, as opposed to the disk being full and the like.
    package var isRefusal: Bool
  }

  /// - Parameter protected: folders that no site may take the place of, whatever is forced.
  package init(_ path: String, isForced: Bool, protected: [String]) throws(Failure) {
    self.isForced = isForced
    self.path = SiteFolder.resolved(path)
    let own = self.path == "/" ? "/" : self.path + "/"
    if let inside = protected.map(SiteFolder.resolved).first(where: { ($0 + "/").hasPrefix(own) }) {
      throw .refusal(
        "the site would take the place of \(inside)", self.path, fix: "name another folder: --output _site")
    }
    try checkOwner()
  }

  /// Writes the files and puts them in the place of what is there.
  ///
  /// - Parameter isInterrupted: asked between files; when true, nothing has happened.
  /// - Returns: false when interrupted.
  @discardableResult
  package func replace(with files: SiteFiles, isInterrupted: () -> Bool = { false }) throws(Failure) -> Bool {
    let parent = path.parent
    try makeFolder(parent)
    let lock = FolderLock(parent)
    defer { lock.release() }
    removeAbandoned(in: parent)
    // Another build may have been here since the folder was looked at.
    try checkOwner()
    let fresh = try makeFreshFolder(in: parent)
    do {
      guard try write(files, to: fresh, isInterrupted) else {
        try? FileManager.default.removeItem(atPath: fresh)
        return false
      }
      try exchange(fresh)
    } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw error
    }
    return true
  }

  // MARK: - Whose folder it is

  private func checkOwner() throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .refusal(
        "\(path) is a file, and a site is a folder", path, fix: "name another folder: --output _site")
    }
    guard !isForced else { return }
    let present = SiteFolder.files(in: path)
    guard !present.isEmpty else { return }
    guard let own = ownFiles() else {
      throw .refusal(
        "\(path) was not made by `lesson build`", path,
        fix:
          "name another folder with --output, or say that it may be replaced with all that is in it: --force")
    }
    let others = present.filter { !own.contains($0) && $0 != SiteFolder.marker }
    guard others.isEmpty else {
      throw .refusal(
        "\(path) holds files that `lesson build` has not written: \(others.prefix(3).joined(separator: ", "))",
        path, fix: "move them out of the site, or say that they may be lost: --force")
    }
  }

  /// The files that the marker names; nil when there is none.
  private func ownFiles() -> Set<String>? {
    guard let data = FileManager.default.contents(atPath: path + "/" + SiteFolder.marker) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    return lines.first == SiteFolder.markerTitle ? Set(lines.dropFirst()) : nil
  }

  /// The paths of everything in a folder that is not a folder itself.
  private static func files(in folder: String) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let place = waiting.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + place)) ?? []
      for name in names.sorted() {
        var status = stat()
        guard lstat("\(folder)/\(place)\(name)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          waiting.append("\(place)\(name)/")
        } else {
          found.append(place + name)
        }
      }
    }
    return found
  }

  // MARK: - Writing

  private func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .machine("cannot make the folder \(path): \(error)", path)
    }
  }

  /// `._site.lesson-new-x1y2z3` for a site called `_site`.
  private var freshPrefix: String { ".\(path.name).lesson-new-" }

  private func makeFreshFolder(in parent: String) throws(Failure) -> String {
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
  private func removeAbandoned(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(freshPrefix) {
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }

  private func write(_ files: SiteFiles, to folder: String, _ isInterrupted: () -> Bool) throws(Failure)
    -> Bool
  {
    let paths = files.paths
    for place in Set(paths.compactMap { $0.parentOrNil }) { try makeFolder("\(folder)/\(place)") }
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

  // MARK: - The exchange

  /// Puts the fresh folder in the site's place, and removes what was there.
  private func exchange(_ fresh: String) throws(Failure) {
    if rename(fresh, path) == 0 { return }  // Nothing was there, or an empty folder.
    if exchange_places(fresh, path) != 0 { try exchangeInTwoSteps(fresh) }
    try? FileManager.default.removeItem(atPath: fresh)
  }

  /// For file systems that cannot exchange two folders: for a moment, none is in the place.
  private func exchangeInTwoSteps(_ fresh: String) throws(Failure) {
    let aside = fresh + ".old"
    guard rename(path, aside) == 0 else { throw .machine("cannot replace \(path): \(errorText())", path) }
    guard rename(fresh, path) == 0 else {
      let text = errorText()
      rename(aside, path)
      throw .machine("cannot replace \(path): \(text)", path)
    }
    rename(aside, fresh)
  }

  // MARK: - Paths

  /// The path with the links in it resolved, as far as it exists.
  private static func resolved(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    if let real = realpath(absolute, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let trimmed = absolute.withoutTrailingSlashes
    let (parent, name) = (trimmed.parent, trimmed.name)
    guard parent != trimmed, name != "..", name != "." else { return trimmed }
    let resolvedParent = resolved(parent)
    return resolvedParent == "/" ? "/" + name : resolvedParent + "/" + name
  }
}

/// A lock on a folder, which other builds wait for. Where a file system knows no locks, there is none.
private struct FolderLock {
  private let descriptor: Int32

  init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Closing it unlocks it.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}

extension String {
  fileprivate var withoutTrailingSlashes: String {
    let end = reversed().drop { $0 == "/" }
    return end.isEmpty ? "/" : String(end.reversed())
  }

  /// What stands after the last slash.
  fileprivate var name: String {
    String(self[(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)...])
  }

  /// What stands before the last slash; nil where there is none.
  fileprivate var parentOrNil: String? { lastIndex(of: "/").map { String(self[..<$0]) } }

  fileprivate var parent: String {
    guard let parent = parentOrNil else { return "." }
    return parent.isEmpty ? "/" : parent
  }
}

private func errorText(_ number: Int32 = errno) -> String { String(cString: strerror(number)) }

extension SiteFolder.Failure {
  fileprivate static func refusal(_ summary: String, _ path: String, fix: String) -> Self {
    Self(diagnostic: Diagnostic(.error, "site-refused", summary, fix: fix), isRefusal: true)
  }

  fileprivate static func machine(_ summary: String, _ path: String) -> Self {
    Self(
      diagnostic: Diagnostic(
        .error, "site-not-written", summary, why: "the site that was there, if any, is as it was",
        fix: "look at the disk's room and at the permissions of the folder"),
      isRefusal: false)
  }
}
