import FoundationEssentials
import LessonPages

extension Course {
  /// All lessons that can be read, appendices included. What is wrong with the others is told.
  static func loadAll(_ arguments: Arguments) throws -> [LoadedLesson] {
    let course = try find(arguments)
    return try course.load(course.pages, arguments)
  }

  /// The same without appendices, whose exercises are only for those who ask for them by name.
  static func loadLessons(_ arguments: Arguments) throws -> [LoadedLesson] {
    let course = try find(arguments)
    return try course.load(course.lessons, arguments)
  }

  /// The lessons that stand in a folder with this one, itself among them.
  static func around(_ loaded: LoadedLesson, _ arguments: Arguments) -> [LoadedLesson] {
    let folder = URL(filePath: loaded.lesson.file).deletingLastPathComponent()
    let others = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let own = URL(filePath: loaded.lesson.file).lastPathComponent
    return others.sorted().filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.compactMap { name in
      name == own ? loaded : try? LoadedLesson(file: folder.path + "/" + name, arguments)
    }
  }

  /// The same without appendices, but for this one.
  static func lessons(around loaded: LoadedLesson, _ arguments: Arguments) -> [LoadedLesson] {
    let folder = URL(filePath: loaded.lesson.file).deletingLastPathComponent()
    let appendices = (try? CourseDescription(of: folder.path))?.appendices ?? []
    return around(loaded, arguments).filter {
      $0.lesson.name == loaded.lesson.name || !appendices.contains($0.lesson.name)
    }
  }

  private func load(_ names: [String], _ arguments: Arguments) throws -> [LoadedLesson] {
    names.compactMap { name in
      do {
        return try LoadedLesson(file: file(of: name), arguments)
      } catch let complaint as Complaint {
        complain(complaint.diagnostics)
        return nil
      } catch {
        return nil
      }
    }
  }
}
