import FoundationEssentials
import LessonExport
import LessonModel

/// Where an export is written: a file, or standard output.
struct ExportTarget {
  /// Nil is standard output.
  private let path: String?
  /// Where relative links of the lesson begin, from the file: empty in the lesson's own folder.
  let linkBase: String

  /// Looks before anything is run whether the file may be written.
  init(_ path: String, lessonFile: String, isForced: Bool) throws {
    let lessonFolder = URL(filePath: lessonFile).deletingLastPathComponent().path
    guard path != "-" else {
      self.path = nil
      linkBase = ""
      return
    }
    self.path = path
    let folder = URL(filePath: path).deletingLastPathComponent().path
    linkBase = ExportTarget.way(from: folder, to: lessonFolder)
    try check(path, lessonFile, isForced)
  }

  private func check(_ path: String, _ lessonFile: String, _ isForced: Bool) throws {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    if isFolder {
      throw UsageError("\(path) is a folder", fix: "name a file: --output \(path)/lesson.md")
    }
    let resolved = { (path: String) in URL(filePath: path).resolvingSymlinksInPath().path }
    if resolved(path) == resolved(lessonFile) {
      throw UsageError("\(path) is the lesson itself", fix: "name another file with --output")
    }
    guard !isForced, let old = FileManager.default.contents(atPath: path), !old.isEmpty else { return }
    guard MarkdownExport.isOurs(Array(old)) || NotebookExport.isOurs(Array(old)) else {
      throw UsageError(
        "\(path) was not written by `lesson export`",
        fix: "name another file with --output, or replace this one: --force")
    }
  }

  /// The folder for drawings, from the file; nil where there can be none.
  var filesFolder: String? {
    path.map { URL(filePath: $0).deletingPathExtension().lastPathComponent + "_files" }
  }

  /// - Parameter files: what the text shows, by path from it. They are there before the text is.
  func write(_ bytes: [UInt8], files: [String: [UInt8]] = [:]) throws {
    guard let path else { return try StandardOutput.write(String(decoding: bytes, as: UTF8.self)) }
    let folder = URL(filePath: path).deletingLastPathComponent()
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      try write(content, to: folder.appending(path: name))
    }
    try write(bytes, to: URL(filePath: path))
    let drawings = files.isEmpty ? "" : ", and \(files.count) files to \(filesFolder ?? "")"
    try StandardOutput.write("wrote \(path.visiblyEscaped)\(drawings.visiblyEscaped)\n")
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      let problem = Diagnostic(
        .error, "not-written", "cannot write \(file.path)", why: "\(error)",
        fix: "look at the disk's room and at the permissions of the folder, or name another: --output FILE")
      throw Complaint(diagnostics: [problem], exitCode: .environment)
    }
  }

  /// The path from one folder to another, ended by a slash; empty when they are the same.
  private static func way(from start: String, to end: String) -> String {
    let parts = { (path: String) in
      URL(filePath: path).standardizedFileURL.path.split(separator: "/").map(String.init)
    }
    let (start, end) = (parts(start), parts(end))
    let common = zip(start, end).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: start.count - common) + end[common...]
    return steps.map { $0 + "/" }.joined()
  }
}
