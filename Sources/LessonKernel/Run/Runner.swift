import CSupervisor
import Glibc

/// The process that runs cells, and its checkpoints: see `lesson-runner/main.c` for the other side.
final class Runner {
  let transcript: Transcript
  /// Our ends of the sockets: of the first process, and of each slot.
  private let firstCommands: Int32
  private let slots: [Int32]
  /// Where the process that runs cells now gets its commands, and its number.
  private var commands: Int32
  private var number = 0
  private var lastNumber = 0
  private var process: ChildProcess

  /// The first process, whose session all others belong to. No process's number in a branch: what that leaves behind
  /// is ended with the process that it goes on from.
  let session: Int32

  var pid: Int32 { process.pid }
  var descriptor: Int32 { process.descriptor }

  /// - Parameters:
  ///   - folder: the cells' working directory.
  ///   - slotCount: how many processes may be forked from the first one, checkpoints and those that go on from them.
  init(
    _ runtime: RuntimeFiles, _ toolchain: Toolchain, limits: Limits, folder: String,
    temporaryFolder: String, slotCount: Int
  ) throws(KernelError) {
    transcript = try Transcript()
    var ours: [Int32] = []
    var theirs: [Int32] = []
    for _ in 0...slotCount {
      let pair = try Runner.socketPair()
      ours.append(pair.ours)
      theirs.append(pair.theirs)
    }
    defer { for socket in theirs { close(socket) } }
    firstCommands = ours[0]
    commands = firstCommands
    slots = Array(ours.dropFirst())
    let libraries = ["libswiftCore.so", "libswiftSwiftOnoneSupport.so"].map { "\(toolchain.libraries)/\($0)" }
    process = try ChildProcess(
      runtime.runner, ["\(slotCount)"] + libraries + [runtime.library],
      environment: Runner.environment(temporaryFolder), folder: folder,
      descriptors: [-1] + transcript.descriptors + theirs,
      memoryBytes: limits.memoryBytes, fileBytes: limits.fileBytes, openFiles: UInt64(256 + slotCount))
    session = process.pid
  }

  /// A process that goes on, by itself, from where another one is between two segments. Which process it is the
  /// record `revived` tells, to the new runner; or that it cannot be the record `impossible`, to the other one.
  ///
  /// - Parameter temporaryFolder: the new process's own.
  init(branchOf other: Runner, temporaryFolder: String) throws(KernelError) {
    transcript = try Transcript()
    let pair = try Runner.socketPair()
    firstCommands = pair.ours
    commands = pair.ours
    slots = []
    process = ChildProcess()
    session = process.pid
    number = other.newNumber()
    let command = "\(other.number) branch \(number) \(temporaryFolder)\n"
    let descriptors = transcript.descriptors + [pair.theirs]
    let failure = supervisor_send(other.commands, command, command.utf8.count, descriptors, descriptors.count)
    close(pair.theirs)
    if failure != 0 { throw .malfunction("a process cannot go on in two ways (error \(failure))") }
  }

  deinit {
    process.kill()
    for descriptor in slots + [firstCommands] { close(descriptor) }
  }

  static func socketPair() throws(KernelError) -> (ours: Int32, theirs: Int32) {
    var sockets: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
    else { throw .cannotStart(program: "the process that runs cells", errno: errno) }
    return (sockets[0], sockets[1])
  }

  /// What cells see, the same on every machine. Hashing without a random seed makes the order of sets and
  /// dictionaries the same in every run.
  private static func environment(_ temporaryFolder: String) -> [String: String] {
    [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": temporaryFolder, "TMPDIR": temporaryFolder,
      "LANG": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
      "SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,output-to=stderr,preset=medium,threads=crashed,"
        + "images=none,registers=none,timeout=5s",
    ]
  }

  /// Tells it to load a segment and to run its cells, in a process of its own if it `mustFail`.
  func run(_ library: String, entry: String, mustFail: Bool, checkpoints: [CheckpointPlan]) {
    let plan = checkpoints.map { "\($0.cell):\($0.slot):\($0.number)" }.joined(separator: ",")
    send(
      "\(number) \(mustFail ? "try" : "run") \(entry) \(plan.isEmpty ? "-" : plan) \(library)", to: commands)
  }

  /// A number that no process had before.
  func newNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// Has a process go on from the checkpoint of one slot, commanded through another. Whatever ran before must have
  /// been killed. The record `revived` tells when it is there.
  func revive(_ checkpoint: CheckpointPlan, through next: Int) {
    number = newNumber()
    send("\(checkpoint.number) revive \(next) \(number)", to: slots[checkpoint.slot])
    commands = slots[next]
  }

  /// The process that goes on from a checkpoint, or in a branch.
  func adopt(_ pid: Int32) {
    process = ChildProcess(adopting: pid)
  }

  /// Has a checkpoint fork a process for a trial, with the descriptors 1 to 5.
  func fork(_ checkpoint: CheckpointPlan, number: Int, key: [UInt8], descriptors: [Int32]) {
    let digits = key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let command = "\(checkpoint.number) trial \(number) \(digits)\n"
    _ = supervisor_send(
      slots[checkpoint.slot], command, command.utf8.count, descriptors, descriptors.count)
  }

  private func send(_ command: String, to socket: Int32) {
    let bytes = Array((command + "\n").utf8)
    // A process that has died is noticed by its descriptor, not here.
    _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  func collect() -> ChildProcess.End? {
    process.collect()
  }

  func kill() {
    process.kill()
  }
}
