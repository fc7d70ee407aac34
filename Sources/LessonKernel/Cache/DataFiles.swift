import Glibc

/// What cells can read besides what they are given: the files in the lesson's own folder and below.
///
/// Left out are folders whose names begin with a dot, such as `.git`, and, unless asked for, Markdown, so that a
/// word changed in a lesson runs no cell.
struct DataFiles {
  let folder: String
  let includesMarkdown: Bool

  /// So many files and folders at most: beyond that, looking at them would take longer than running the cells.
  private static let largestCount = 2000

  /// Of all names and contents; nil when there are too many, or some cannot be read.
  func digest(_ files: FileDigests) -> Digest? {
    var builder = DigestBuilder()
    let isWhole = walk { path, kind in
      builder.add(kind == .folder ? path + "/" : path)
      guard kind == .file else { return true }
      guard let digest = files.digest(of: "\(folder)/\(path)") else { return false }
      builder.add(digest)
      return true
    }
    return isWhole ? builder.digest : nil
  }

  /// The files, with the folder; when there are too many, those that were found first.
  var paths: [String] {
    var paths: [String] = []
    _ = walk { path, kind in
      if kind == .file { paths.append("\(folder)/\(path)") }
      return true
    }
    return paths
  }

  /// Visits files and folders until a visit gives false. False when not all were visited.
  private func walk(_ visit: (String, FileStamp.Kind) -> Bool) -> Bool {
    var waiting = [""]
    var seen: Set<FileStamp> = []
    var count = 0
    while let place = waiting.popLast() {
      guard let names = names(in: folder + "/" + place) else { return false }
      count += names.count
      if count > DataFiles.largestCount { return false }
      for name in names where !isLeftOut(name) {
        let path = place + name
        // A link that leads nowhere is nothing that could be read.
        guard let stamp = FileStamp(path: "\(folder)/\(path)"), stamp.kind != .other else { continue }
        if stamp.kind == .folder {
          // Links may lead in a circle.
          guard !name.hasPrefix("."), seen.insert(stamp).inserted else { continue }
          waiting.append(path + "/")
        }
        if !visit(path, stamp.kind) { return false }
      }
    }
    return true
  }

  private func isLeftOut(_ name: String) -> Bool {
    name == "." || name == ".." || !includesMarkdown && name.hasSuffix(".md")
  }

  private func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else { return nil }
      names.append(name)
      if names.count > DataFiles.largestCount + 2 { break }
    }
    return names.sorted()
  }
}
