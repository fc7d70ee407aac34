import FoundationEssentials
import LessonExport
import LessonModel
import LessonPages

/// The images of a lesson that go along with its export, and what is wrong with the others.
struct ExportImages {
  /// By the paths that the lesson has for them.
  private(set) var found: [String: LessonExport.Image] = [:]
  private(set) var problems: [Diagnostic] = []

  init(of lesson: Lesson) {
    let folder = URL(filePath: lesson.file).deletingLastPathComponent()
    let isCourse = folder.lastPathComponent == "Lessons"
    let images = CourseImages(
      course: isCourse ? folder.deletingLastPathComponent().path : folder.path, lessonFolder: folder.path)
    for source in lesson.imageSources.sorted() {
      switch images.finding(for: source) {
      case .found(let path, _, _):
        let name = path.split(separator: "/").last.map(String.init) ?? path
        found[source] = LessonExport.Image(name: name, bytes: images.files[path] ?? [])
      case .refused(let summary, let fix):
        problems.append(Diagnostic(.warning, "image-refused", summary, file: lesson.file, fix: fix))
      }
    }
  }
}
