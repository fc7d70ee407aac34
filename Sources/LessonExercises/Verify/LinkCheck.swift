import FoundationEssentials
import LessonModel
import LessonSyntax
import Spelling

/// Finds links and images of lessons that lead nowhere: to a file that is not there or lies outside the course, or to
/// a place that its lesson does not have. What lies in the network is not looked at.
package struct LinkCheck {
  /// The folder that holds the whole course, images and all.
  let root: String
  /// Places in lessons that were looked into, by the lessons' paths.
  private var anchors: [String: Set<String>] = [:]

  /// - Parameter lessons: the folder of the lessons. One called `Lessons` belongs to the folder that it is in.
  package init(lessons: String) {
    let path = URL(filePath: lessons.isEmpty ? "." : lessons).standardizedFileURL.path
    root =
      path.split(separator: "/").last == "Lessons"
      ? "/" + path.split(separator: "/").dropLast().joined(separator: "/") : path
  }

  mutating func problems(in lesson: Lesson, _ source: SourceText) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    anchors[path(of: lesson.file)] = lesson.anchors
    var places = LinkPlaces(source)
    for link in lesson.links {
      let place = places.next(link)
      guard let problem = problem(with: link, in: lesson) else { continue }
      problems.append(
        Diagnostic(
          .error, link.isImage ? "broken-image" : "broken-link", problem.summary, file: lesson.file,
          at: place,
          why: problem.why, fix: problem.fix))
    }
    return problems
  }

  private typealias Problem = (summary: String, why: String?, fix: String)

  private mutating func problem(with link: Link, in lesson: Lesson) -> Problem? {
    let destination = link.destination
    let noun = link.isImage ? "image" : "link"
    if destination.isEmpty {
      return ("the \(noun) names no destination", nil, "write where it leads into the parentheses")
    }
    guard !destination.leadsIntoNetwork else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(parts[0].prefix { $0 != "?" }).percentDecoded
    let anchor = parts.count > 1 ? String(parts[1]).percentDecoded : nil
    let here = path(of: lesson.file)
    let path = file.isEmpty ? here : resolved(file, from: here)
    if !file.isEmpty, let problem = fileProblem(file, path) { return problem }
    guard let anchor, !anchor.isEmpty, path.hasSuffix(".md"), !anchors(of: path).contains(anchor) else {
      return nil
    }
    let near = anchors(of: path).sorted().nearest(to: anchor)
    return (
      "\(file.isEmpty ? "this lesson" : "`\(file)`") has no place `#\(anchor)`",
      "a place is a heading, in lower case with hyphens for blanks, or the name of a cell or exercise",
      near.map { "write `#\($0)`" } ?? "name a place that is there"
    )
  }

  private func fileProblem(_ file: String, _ path: String) -> Problem? {
    guard path == root || path.hasPrefix(root == "/" ? "/" : root + "/") else {
      return (
        "`\(file)` lies outside the course", "the course is \(root)",
        "move the file into the course, and link to it there"
      )
    }
    var isFolder = false
    guard !path.utf8.contains(0), FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let near = names.sorted().nearest(to: URL(filePath: path).lastPathComponent)
      return (
        "there is no file `\(file)`", "links are relative to the folder of the lesson",
        near.map { "did you mean `\($0)`?" } ?? "add the file, or correct its name"
      )
    }
    return isFolder ? ("`\(file)` is a folder", nil, "name a file in it") : nil
  }

  private mutating func anchors(of path: String) -> Set<String> {
    if let known = anchors[path] { return known }
    let bytes = (try? LessonFile.read(path)) ?? []
    let lesson = LessonParser().parse(SourceText(bytes), name: "", file: path)
    anchors[path] = lesson.anchors
    return lesson.anchors
  }

  private func path(of file: String) -> String { URL(filePath: file).standardizedFileURL.path }

  /// The path with `.` and `..` worked out, whether or not there is such a file.
  private func resolved(_ file: String, from lesson: String) -> String {
    var components = file.hasPrefix("/") ? [] : lesson.split(separator: "/").dropLast().map(String.init)
    for component in file.split(separator: "/") {
      switch component {
      case ".": continue
      case "..": _ = components.popLast()
      default: components.append(String(component))
      }
    }
    return "/" + components.joined(separator: "/")
  }
}

extension String {
  /// `https://…`, `mailto:…`, `//host/…`: with a scheme, or a host.
  fileprivate var leadsIntoNetwork: Bool {
    if hasPrefix("//") { return true }
    let scheme = prefix { $0 != ":" }
    guard scheme.count > 1, scheme.endIndex < endIndex, scheme.first?.isLetter ?? false else { return false }
    return scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  /// With `%20` and its like turned back into what they stand for.
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "%"),
        let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count > 1
      {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(first)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
