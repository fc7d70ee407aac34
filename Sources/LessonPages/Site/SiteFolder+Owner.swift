import FoundationEssentials
import Glibc

/// Whose folder it is: ours, if it holds nothing but what the marker in it names.
extension SiteFolder {
  func checkOwner() throws(Failure) {
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
}
