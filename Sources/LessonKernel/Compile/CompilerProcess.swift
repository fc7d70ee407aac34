import Glibc

/// A compiler or linker at work.
final class CompilerProcess {
  /// What came of it.
  struct Outcome {
    var end: ChildProcess.End
    /// The messages it wrote.
    var messages: String
  }

  private var process: ChildProcess
  private let output: MemoryFile
  let started = ContinuousClock.now

  /// - Parameter folder: where it works, and where it may leave temporary files.
  init(_ program: String, _ arguments: [String], in folder: String) throws(KernelError) {
    output = try MemoryFile("messages")
    process = try ChildProcess(
      program, arguments,
      environment: ["PATH": "/usr/bin:/bin", "TMPDIR": folder, "HOME": folder, "LANG": "C.UTF-8"],
      folder: folder, descriptors: [-1, output.descriptor, output.descriptor])
  }

  /// Readable when it has ended.
  var descriptor: Int32 { process.descriptor }

  /// Nil while it works.
  func collect() -> Outcome? {
    guard let end = process.collect() else { return nil }
    return Outcome(
      end: end, messages: String(decoding: output.read(0..<min(output.count, 256 << 10)), as: UTF8.self))
  }

  func kill() {
    process.kill()
  }
}
