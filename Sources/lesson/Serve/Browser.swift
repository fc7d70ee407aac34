import FoundationEssentials
import LessonKernel

/// The user's browser.
enum Browser {
  /// Asks the desktop to show an address. Where there is none, nothing happens: the address was printed.
  static func show(_ address: String) {
    let variables = ProcessInfo.processInfo.environment
    let folders = (variables["PATH"] ?? "").split(separator: ":")
    let programs = folders.map { "\($0)/xdg-open" }
    guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      return
    }
    _ = try? ChildProcess(program, [address], environment: variables, descriptors: [-1, -1, -1])
  }
}
