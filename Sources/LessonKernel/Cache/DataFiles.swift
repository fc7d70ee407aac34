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
    var waiting = [""]
    var seen: Set<FileStamp> = []
    var count = 0
    while let place = waiting.popLast() {
      guard let names = names(in: folder + "/" + place) else { return nil }
      count += names.count
      if count > DataFiles.largestCount { return nil }
      for name in names where !isLeftOut(name) {
        let path = place + name
        // A link that leads nowhere is nothing that could be read.
        guard let stamp = FileStamp(path: "\(folder)/\(path)") else { continue }
        switch stamp.kind {
        case .file:
          guard let digest = files.digest(of: "\(folder)/\(path)") else { return nil }
          builder.add(path)
          builder.add(digest)
        case .folder:
          // Links may lead in a circle.
          guard !name.hasPrefix("."), seen.insert(stamp).inserted else { continue }
          builder.add(path + "/")
          waiting.append(path + "/")
        case .other: break
        }
      }
    }
    return builder.digest
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
