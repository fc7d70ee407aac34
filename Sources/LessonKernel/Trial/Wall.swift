import CSupervisor
import FoundationEssentials
import Glibc

/// What the process of a trial can reach of the file system: what Swift's runtime needs, the data beside the lesson, a
/// folder to write to. Neither lessons, which hold solutions and checks, nor anybody's answers.
package final class Wall {
  /// For the process that is to be behind it; -1 where the system has nothing to make walls of.
  let descriptor: Int32

  /// The version of Landlock that this system has; 0 when it has none.
  package static var version: Int { Int(supervisor_wall_version()) }

  /// - Parameters:
  ///   - libraries: a folder with files that can be read by those who know their names.
  ///   - home: a folder where the process may write.
  init(_ environment: KernelEnvironment, libraries: String, home: String) throws(KernelError) {
    let toolchain = environment.toolchain.folder
    let readable =
      [
        "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/etc/ld.so.cache",
        "/etc/localtime",
      ]
      + ["/proc", "/sys/devices/system/cpu", "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"]
      + ["\(toolchain)/lib", "\(toolchain)/libexec", environment.runtime.library]
      + DataFiles(folder: environment.cellFolder, includesMarkdown: false).paths
      .filter { !$0.hasSuffix(".swift") }
    let passages =
      readable.map { ($0, SUPERVISOR_GATE_READ) }
      + [(libraries, SUPERVISOR_GATE_READ_UNLISTED)]
      + ["/dev/null", home].map { ($0, SUPERVISOR_GATE_WRITE) }
    descriptor = try Wall.make(passages)
  }

  private static func make(_ passages: [(String, supervisor_gate)]) throws(KernelError) -> Int32 {
    guard version > 0 else { return -1 }
    let paths = passages.map { strdup($0.0) }
    defer { for path in paths { free(path) } }
    let rules = zip(paths, passages).map { supervisor_passage(path: $0, gate: $1.1) }
    var descriptor: Int32 = -1
    let failure = supervisor_make_wall(rules, rules.count, &descriptor)
    if failure != 0 {
      throw .malfunction("files cannot be put out of an answer's reach: \(describe(errno: failure))")
    }
    return descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
