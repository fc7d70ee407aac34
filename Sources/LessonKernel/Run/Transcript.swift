import CSeal
import FoundationEssentials
import Glibc
import LessonOutput

/// What the processes of a run print, and what they tell: see `lesson-runner/main.c` for the other side.
final class Transcript {
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
      /// The code of a trial has run to its end, and its checks have.
      case answered
      case checked
      /// A check, at a line, is about to try an input.
      case input(line: Int, String)
      /// A segment that must fail runs in a process of its own, and has ended.
      case trying(pid: Int32)
      case tried(ChildProcess.End)
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
  let records: MemoryFile
  /// Readable when a record has come.
  let doorbell: EventCounter
  private var consumed = 0
  /// The key of the seals that records must carry, and how many came; nil when whoever writes is trusted.
  private let key: [UInt8]?
  private var sealedCount: UInt64 = 0
  private let decoder = JSONDecoder()

  init(key: [UInt8]? = nil) throws(KernelError) {
    printed = try MemoryFile("printed")
    raw = try MemoryFile("raw")
    records = try MemoryFile("records")
    doorbell = try EventCounter()
    self.key = key
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  }

  /// The descriptors 1 to 4 of a process that writes here.
  var descriptors: [Int32] {
    [printed.descriptor, raw.descriptor, records.descriptor, doorbell.descriptor]
  }

  /// The bytes it has written so far.
  var mark: CellOutput.Mark { CellOutput.Mark(printed: printed.count, raw: raw.count) }

  /// The records that came since the last call. Lines that make no sense or lack their seal, which only a cell that
  /// meddles with the file can cause, are passed over.
  func newRecords() -> [Record] {
    doorbell.reset()
    let bytes = records.read(consumed..<max(consumed, records.count))
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    consumed += end + 1
    return bytes[..<end].split(separator: UInt8(ascii: "\n")).compactMap(unsealed).compactMap(record)
  }

  /// The line without its seal; nil when it is not the next one that its writer has sealed.
  private func unsealed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let key else { return line }
    let text = line.prefix(16)
    let rest = line.dropFirst(17)
    guard text.count == 16, let found = UInt64(String(decoding: text, as: UTF8.self), radix: 16) else {
      return nil
    }
    var seal = seal()
    seal_begin(&seal, key, sealedCount)
    rest.withUnsafeBytes { seal_add(&seal, $0.baseAddress, $0.count) }
    guard seal_end(&seal) == found else { return nil }
    sealedCount += 1
    return rest
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
    case "answered": .answered
    case "checked": .checked
    case "input": input(String(decoding: rest, as: UTF8.self))
    case "trying": integer(rest).map { .trying(pid: Int32(truncatingIfNeeded: $0)) }
    case "tried": integer(rest).map { .tried(end(Int32(truncatingIfNeeded: $0))) }
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

  /// An exit status, or a signal as a negative number.
  private func end(_ number: Int32) -> ChildProcess.End {
    number < 0 ? ChildProcess.End(signal: -number) : ChildProcess.End(status: number)
  }

  private func input(_ rest: String) -> Record.Event? {
    let parts = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let line = Int(parts[0]) else { return nil }
    return .input(line: line, String(parts[1]))
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
