import FoundationEssentials

extension Course {
  /// All lessons that can be read. What is wrong with the others is told.
  static func loadAll(_ arguments: Arguments) throws -> [LoadedLesson] {
    try find(arguments).load(arguments)
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

  private func load(_ arguments: Arguments) throws -> [LoadedLesson] {
    lessons.compactMap { name in
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
