import CSupervisor
import FoundationEssentials
import Glibc
import LessonOutput

/// The process that runs cells, and what it tells: see `lesson-runner/main.c` for the other side.
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
  private let commands: Int32
  private var process: ChildProcess
  private var consumed = 0
  private let decoder: JSONDecoder

  var pid: Int32 { process.pid }
  var descriptor: Int32 { process.descriptor }

  /// - Parameter folder: the cells' working directory.
  init(
    _ runtime: RuntimeFiles, _ toolchain: Toolchain, limits: Limits, folder: String,
    temporaryFolder: String
  ) throws(KernelError) {
    printed = try MemoryFile("printed")
    raw = try MemoryFile("raw")
    records = try MemoryFile("records")
    var counter: Int32 = -1
    guard supervisor_event_counter(&counter) == 0 else {
      throw .cannotStart(program: runtime.runner, errno: errno)
    }
    doorbell = counter
    var sockets: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
    else { throw .cannotStart(program: runtime.runner, errno: errno) }
    commands = sockets[0]
    defer { close(sockets[1]) }
    process = try ChildProcess(
      runtime.runner,
      [
        "\(toolchain.libraries)/libswiftCore.so", "\(toolchain.libraries)/libswiftSwiftOnoneSupport.so",
        runtime.library,
      ],
      environment: Runner.environment(temporaryFolder), folder: folder,
      descriptors: [-1, printed.descriptor, raw.descriptor, records.descriptor, doorbell, sockets[1]],
      memoryBytes: limits.memoryBytes, fileBytes: limits.fileBytes, openFiles: 256)
    decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  }

  deinit {
    process.kill()
    close(doorbell)
    close(commands)
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
  func run(_ library: String, entry: String, mustFail: Bool) {
    let command = Array("\(mustFail ? "try" : "run") \(entry) \(library)\n".utf8)
    // A runner that has died is noticed by its descriptor, not here.
    _ = send(commands, command, command.count, Int32(MSG_NOSIGNAL))
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

  private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: bytes, as: UTF8.self))
  }
}
