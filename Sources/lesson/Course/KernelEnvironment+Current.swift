import CSupervisor
import FoundationEssentials
import LessonKernel

extension KernelEnvironment {
  /// What this process finds: the toolchain on its `PATH`, the files beside it, its temporary folder. From now on
  /// Ctrl-C is noted, and ends a run in good order.
  static func current(lessonFile: String) throws -> KernelEnvironment {
    let variables = ProcessInfo.processInfo.environment
    var interrupts: Int32 = -1
    _ = supervisor_note_interrupts(&interrupts)
    return KernelEnvironment(
      toolchain: try Toolchain.find(environment: variables),
      runtime: try RuntimeFiles.find(besides: Executable.path), variables: variables,
      cellFolder: URL(filePath: lessonFile).deletingLastPathComponent().path, interrupts: interrupts)
  }
}
