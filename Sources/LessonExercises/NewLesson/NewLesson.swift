import LessonModel

/// A lesson to begin with, which has one of everything and keeps every promise that `verify` tests.
///
/// Its text is in `Template/`, as Markdown that reads like any other lesson.
package struct NewLesson {
  /// What is written in the text for the lesson's name and title.
  private enum Mark {
    static let name = "LESSON-NAME"
    static let title = "LESSON-TITLE"
  }

  /// The file's name without its ending.
  package let name: String

  /// - Parameter name: letters, digits, hyphens and underscores, such as `04-chain-rule`; nil is given for others,
  ///   which links and addresses would have to write in another way.
  package init?(name: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard isPlain, !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix("-") else { return nil }
    self.name = name
  }

  /// The name in words, without the number at its head: `04-chain-rule` is "Chain rule".
  package var title: String {
    let words = name.split { $0 == "-" || $0 == "_" }
    let named = words.drop { $0.allSatisfy(\.isNumber) }
    let title = (named.isEmpty ? words[...] : named).joined(separator: " ")
    return title.isEmpty ? name : title.prefix(1).uppercased() + title.dropFirst()
  }

  package var markdown: String {
    String(decoding: PackageResources.lesson_md, as: UTF8.self)
      .replacing(Mark.title, with: title).replacing(Mark.name, with: name)
  }

  /// Writes the lesson and its picture.
  ///
  /// - Parameter folder: the course's lessons; made when it is not there.
  /// - Returns: the files, the lesson first.
  /// - Throws: `WorkspaceError` when either is there already, which is left as it is, or cannot be written; then
  ///   neither is.
  package func write(into folder: String) throws(WorkspaceError) -> [String] {
    let lesson = WorkspaceFile("\(folder)/\(name).md")
    let picture = WorkspaceFile("\(folder)/images/\(name).svg")
    for file in [lesson, picture] where file.exists { throw .occupied(file.path) }
    guard try picture.create(PackageResources.picture_svg) else { throw .occupied(picture.path) }
    do throws(WorkspaceError) {
      guard try lesson.create(Array(markdown.utf8)) else { throw .occupied(lesson.path) }
    } catch {
      picture.remove()
      throw error
    }
    return [lesson.path, picture.path]
  }
}

extension WorkspaceError {
  fileprivate static func occupied(_ path: String) -> WorkspaceError {
    WorkspaceError(
      "file-exists", "there is a file of this name already", path, fix: "choose another name for the lesson")
  }
}
