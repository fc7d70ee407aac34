import FoundationEssentials
import LessonExercises
import LessonKernel

extension CheckSession {
  /// For the workspace and the cache that this user has.
  static func current(for loaded: LoadedLesson, _ arguments: Arguments) throws -> CheckSession {
    CheckSession(
      loaded.lesson, source: loaded.source.bytes, in: Workspace.current(for: loaded.lesson, arguments),
      try KernelEnvironment.current(lessonFile: loaded.lesson.file),
      cache: ResultCache(variables: ProcessInfo.processInfo.environment))
  }
}
