import CSupervisor
import Glibc

/// The process of a trial: forked from a kept state, with files and a socket of its own.
final class TrialProcess {
  let transcript: Transcript
  private let socket: Int32
  private let number: Int
  private var process: ChildProcess
  private var isOver = false

  var pid: Int32 { process.pid }
  /// Readable when the process has ended.
  var descriptor: Int32 { process.descriptor }

  /// Forks it, and waits until it is there, which takes a moment.
  init(_ runner: Runner, from checkpoint: CheckpointPlan) throws(KernelError) {
    let key = (0..<16).map { _ in UInt8.random(in: 0...255) }
    let transcript = try Transcript(key: key)
    let sockets = try Runner.socketPair()
    let number = runner.newNumber()
    runner.fork(
      checkpoint, number: number, key: key, descriptors: transcript.descriptors + [sockets.theirs])
    close(sockets.theirs)
    guard let pid = TrialProcess.awaitBirth(transcript) else {
      close(sockets.ours)
      throw .malfunction("a kept state could not be forked")
    }
    self.transcript = transcript
    self.number = number
    socket = sockets.ours
    process = ChildProcess(adopting: pid)
  }

  private static func awaitBirth(_ transcript: Transcript) -> Int32? {
    for _ in 0..<100 {
      var waiting = [pollfd(fd: transcript.doorbell.descriptor, events: Int16(POLLIN), revents: 0)]
      poll(&waiting, 1, 50)
      for record in transcript.newRecords() {
        if case .revived(let pid) = record.event { return pid }
      }
    }
    return nil
  }

  deinit {
    end()
    close(socket)
  }

  /// - Parameter wall: what it puts up before it loads anything.
  func run(_ library: String, entry: String, behind wall: Wall) {
    send("answer \(entry) \(library)", [wall.descriptor].filter { $0 >= 0 })
  }

  func check(_ checks: FrozenFile, entry: String) {
    send("check \(entry)", [checks.descriptor])
  }

  private func send(_ command: String, _ descriptors: [Int32]) {
    let bytes = "\(number) \(command)\n"
    // A process that has died is noticed by its descriptor, not here.
    _ = supervisor_send(socket, bytes, bytes.utf8.count, descriptors, descriptors.count)
  }

  /// How it ended; nil while it runs.
  func collect() -> ChildProcess.End? {
    guard let end = process.collect() else { return nil }
    isOver = true
    supervisor_kill_strays(pid)
    return end
  }

  /// Ends it, and what it has started.
  func end() {
    guard !isOver else { return }
    isOver = true
    process.kill()
    supervisor_kill_strays(pid)
  }

  var threadCount: Int { Int(supervisor_count_threads(pid)) }
  /// Itself among them.
  var processCount: Int { Int(supervisor_count_descendants(pid)) }
}
