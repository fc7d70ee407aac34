import CSupervisor
import Glibc

/// A program that we started and that dies with us.
package struct ChildProcess: ~Copyable {
  /// How a program ended.
  package struct End: Equatable {
    /// Exit status; nil when a signal ended it.
    package var status: Int32?
    /// The signal that ended it; nil when it exited.
    package var signal: Int32?
  }

  private var child: supervisor_child

  package var pid: pid_t { child.pid }
  /// Readable when the program has ended; -1 after it was collected.
  package var descriptor: Int32 { child.pidfd }

  /// - Parameters:
  ///   - descriptors: the new program's descriptors 0, 1, 2 and so on; -1 is /dev/null.
  ///   - environment: all that the program gets; nothing is inherited.
  package init(
    _ path: String, _ arguments: [String], environment: [String: String], folder: String? = nil,
    descriptors: [Int32], memoryBytes: UInt64 = 0, fileBytes: UInt64 = 0, openFiles: UInt64 = 0
  ) throws(KernelError) {
    child = supervisor_child(pid: 0, pidfd: -1)
    let failure = withCStrings([path] + arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        path.withCString { path in
          withOptionalCString(folder) { folder in
            descriptors.withUnsafeBufferPointer { descriptors in
              var launch = supervisor_launch(
                path: path, arguments: arguments, environment: environment, folder: folder,
                descriptors: descriptors.baseAddress, descriptor_count: descriptors.count,
                memory_bytes: memoryBytes, file_bytes: fileBytes, open_files: openFiles)
              return supervisor_start(&launch, &child)
            }
          }
        }
      }
    }
    if failure != 0 { throw .cannotStart(program: path, errno: failure) }
  }

  /// No program yet; its number is one that no process has.
  init() {
    child = supervisor_child(pid: .max, pidfd: -1)
  }

  /// Takes over a process that descends from one of ours.
  init(adopting pid: Int32) {
    child = supervisor_child(pid: pid, pidfd: -1)
    supervisor_adopt(pid, &child)
  }

  /// How it ended; nil while it runs.
  package mutating func collect() -> End? {
    var end = supervisor_end()
    guard supervisor_collect(&child, &end) == 0 else { return nil }
    return End(
      status: end.signal == 0 ? end.status : nil, signal: end.signal == 0 ? nil : end.signal)
  }

  /// Waits for its end; nil when it still runs after that time.
  package mutating func collect(within time: Duration) -> End? {
    let deadline = ContinuousClock.now + time
    while child.pidfd >= 0 {
      let left = Int32(clamping: Int((deadline - .now) / .milliseconds(1)))
      var ending = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
      // A signal that interrupts the waiting does not end it.
      if poll(&ending, 1, max(left, 0)) >= 0 || errno != EINTR { break }
    }
    return collect()
  }

  package mutating func kill() {
    supervisor_kill(&child)
  }
}

/// Calls `body` with a C array of C strings that ends with NULL.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
}

private func withOptionalCString<Result>(
  _ string: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
  guard let string else { return body(nil) }
  return string.withCString(body)
}
