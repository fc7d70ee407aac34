import CSupervisor
import FoundationEssentials
import Glibc
import LessonOutput

/// The process that runs cells, its checkpoints, and what they tell: see `lesson-runner/main.c` for the other side.
final class Runner {
  /// One line of the records file.
  struct Record {
    enum Event {
      case ready
      case begin(cell: Int)
      case output(Output)
      case progress(Progress)
      /// So many bytes, just printed, were standard error.
      case error(count: Int)
      /// The segment has run to its end.
      case done
      /// A segment that must fail runs in a process of its own, and has ended, by a signal or (0) without.
      case trying(pid: Int32)
      case tried(signal: Int32)
      case unloadable(String)
      /// The state before a cell is kept, by a process that is commanded through a slot.
      case checkpoint(cell: Int, slot: Int, pid: Int32)
      /// The state before a cell cannot be kept, and why.
      case impossible(cell: Int, why: String)
      /// A process goes on from a checkpoint.
      case revived(pid: Int32)
    }

    var mark: CellOutput.Mark
    /// When, on the monotonic clock.
    var time: Duration
    var event: Event
  }

  let printed: MemoryFile
  let raw: MemoryFile
  private let records: MemoryFile
  /// Readable when a record has come.
  let doorbell: Int32
  /// Our ends of the sockets: of the first process, and of each slot.
  private let firstCommands: Int32
  private let slots: [Int32]
  /// Where the process that runs cells now gets its commands, and its number.
  private var commands: Int32
  private var number = 0
  private var lastNumber = 0
  private var process: ChildProcess
  private var consumed = 0
  private let decoder: JSONDecoder

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
    printed = try MemoryFile("printed")
    raw = try MemoryFile("raw")
    records = try MemoryFile("records")
    doorbell = try Runner.eventCounter()
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
      descriptors: [-1, printed.descriptor, raw.descriptor, records.descriptor, doorbell] + theirs,
      memoryBytes: limits.memoryBytes, fileBytes: limits.fileBytes, openFiles: UInt64(256 + slotCount))
    session = process.pid
    decoder = Runner.makeDecoder()
  }

  /// A process that goes on, by itself, from where another one is between two segments. Which process it is the
  /// record `revived` tells, to the new runner; or that it cannot be the record `impossible`, to the other one.
  ///
  /// - Parameter temporaryFolder: the new process's own.
  init(branchOf other: Runner, temporaryFolder: String) throws(KernelError) {
    printed = try MemoryFile("printed")
    raw = try MemoryFile("raw")
    records = try MemoryFile("records")
    doorbell = try Runner.eventCounter()
    let pair = try Runner.socketPair()
    firstCommands = pair.ours
    commands = pair.ours
    slots = []
    process = ChildProcess()
    session = process.pid
    decoder = Runner.makeDecoder()
    number = other.newNumber()
    other.send("\(other.number) branch \(number) - \(temporaryFolder)", to: other.commands)
    let descriptors = [printed.descriptor, raw.descriptor, records.descriptor, doorbell, pair.theirs]
    let failure = supervisor_send_descriptors(other.commands, descriptors, descriptors.count)
    close(pair.theirs)
    if failure != 0 { throw .malfunction("a process cannot go on in two ways (error \(failure))") }
  }

  deinit {
    process.kill()
    for descriptor in slots + [doorbell, firstCommands] { close(descriptor) }
  }

  private static func eventCounter() throws(KernelError) -> Int32 {
    var counter: Int32 = -1
    let failure = supervisor_event_counter(&counter)
    if failure != 0 { throw .cannotStart(program: "the process that runs cells", errno: failure) }
    return counter
  }

  private static func socketPair() throws(KernelError) -> (ours: Int32, theirs: Int32) {
    var sockets: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
    else { throw .cannotStart(program: "the process that runs cells", errno: errno) }
    return (sockets[0], sockets[1])
  }

  private static func makeDecoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
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
  ///
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

  /// The bytes it has written so far.
  var mark: CellOutput.Mark { CellOutput.Mark(printed: printed.count, raw: raw.count) }

  /// The records that came since the last call. Lines that make no sense, which only a cell that meddles with
  /// the file can cause, are passed over.
  func newRecords() -> [Record] {
    var ring: UInt64 = 0
    _ = read(doorbell, &ring, MemoryLayout<UInt64>.size)
    let bytes = records.read(consumed..<max(consumed, records.count))
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    consumed += end + 1
    return bytes[..<end].split(separator: UInt8(ascii: "\n")).compactMap(record)
  }

  private func record(_ line: ArraySlice<UInt8>) -> Record? {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, let printed = integer(parts[0]), let raw = integer(parts[1]),
      let nanoseconds = integer(parts[2]),
      let event = event(String(decoding: parts[3], as: UTF8.self), parts[4])
    else { return nil }
    return Record(
      mark: CellOutput.Mark(printed: printed, raw: raw), time: .nanoseconds(nanoseconds), event: event)
  }

  private func event(_ word: String, _ rest: ArraySlice<UInt8>) -> Record.Event? {
    switch word {
    case "ready": .ready
    case "begin": integer(rest).map { .begin(cell: $0) }
    case "error": integer(rest).map { .error(count: $0) }
    case "done": .done
    case "trying": integer(rest).map { .trying(pid: Int32(truncatingIfNeeded: $0)) }
    case "tried": integer(rest).map { .tried(signal: Int32(truncatingIfNeeded: $0)) }
    case "checkpoint": checkpoint(String(decoding: rest, as: UTF8.self))
    case "impossible": impossible(String(decoding: rest, as: UTF8.self))
    case "revived": integer(rest).map { .revived(pid: Int32(truncatingIfNeeded: $0)) }
    case "unloadable": .unloadable(String(decoding: rest, as: UTF8.self))
    case "record":
      switch try? decoder.decode(LessonOutput.Record.self, from: Data(rest)) {
      case .output(let output): .output(output)
      case .progress(let progress): .progress(progress)
      case nil: nil
      }
    default: nil
    }
  }

  private func checkpoint(_ rest: String) -> Record.Event? {
    let numbers = rest.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    return .checkpoint(cell: numbers[0], slot: numbers[1], pid: Int32(truncatingIfNeeded: numbers[2]))
  }

  private func impossible(_ rest: String) -> Record.Event? {
    let parts = rest.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let cell = Int(parts[0]) else { return nil }
    return .impossible(cell: cell, why: String(parts[1]))
  }

  private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: bytes, as: UTF8.self))
  }
}
