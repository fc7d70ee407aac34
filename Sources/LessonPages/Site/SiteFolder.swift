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
  let isForced: Bool

  /// Names what this tool has written, one path a line below a line that says so.
  static let marker = ".lesson-site"
  static let markerTitle =
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
    let parent = path.parentFolder
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
    let (parent, name) = (trimmed.parentFolder, trimmed.lastName)
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

func errorText(_ number: Int32 = errno) -> String { String(cString: strerror(number)) }

extension SiteFolder.Failure {
  static func refusal(_ summary: String, _ path: String, fix: String) -> Self {
    Self(diagnostic: Diagnostic(.error, "site-refused", summary, fix: fix), isRefusal: true)
  }

  static func machine(_ summary: String, _ path: String) -> Self {
    Self(
      diagnostic: Diagnostic(
        .error, "site-not-written", summary, why: "the site that was there, if any, is as it was",
        fix: "look at the disk's room and at the permissions of the folder"),
      isRefusal: false)
  }
}
