import FoundationEssentials
import Glibc
import LessonModel

/// The keys under which the results of a run are kept: for each cell a digest of everything that its result
/// depends on. Two runs that give a cell the same key give it the same result.
///
/// **In the key of cell k:**
/// - the tool's own program, which is also the form of what is kept, the compiler's flags, the code generated
///   around cells, the environment of their process and the wording of messages; the runner, the library and the
///   modules that cells import;
/// - the toolchain: compiler, linker, runtime library;
/// - the C library's version and the processor's features, on which the last digit of `exp` may depend;
/// - the limits;
/// - the lesson's folder, which is the working directory, and the file's name, which `#file` gives;
/// - of each cell up to k: its code, label, role, what it must do, its time limit, and how its fence stands in the
///   Markdown, which columns of messages depend on;
/// - from the first cell on that can read files: the data files (`DataFiles`);
/// - from the first cell on that knows its line (`#line`): the lines of all cells up to k;
/// - the imports of the cells *below* k, and the whole text of those that reach back (`CellTraits.reachesBack`),
///   because a module's imports and extensions hold for all of it.
///
/// **Not in the key, and why that is right:**
/// - Where cells stand, and the prose: lines are kept relative to cells (`CellPlaces`).
/// - The names that cells below declare: the only thing they change is the explanation "declared later", which is
///   found anew (`KeptResult`). Cells that the compiler could confuse with one another are not in one module
///   (`Segment`).
/// - Clocks, random numbers without a seed, addresses: from the first cell on that uses one, nothing is kept. What
///   this overlooks, such as files elsewhere, the network and races between threads, is noticed when a kept result
///   is compared with a new one (`CachedResults`).
/// - Time and memory that happened to be scarce: results that tell of it are not kept
///   (`CellResult.isRepeatable`).
struct CacheKeys: Equatable {
  /// By cell, from the first to the last whose result may be kept.
  private var keys: [Digest] = []
  /// The first cell that brings in functions that read and write files.
  private(set) var firstThatReachesFiles: Int?
  /// The first cell that has no key, and why.
  private(set) var firstThatVaries: Varying?
  /// Some cell may read lessons.
  private(set) var mentionsMarkdown = false

  /// Nil when the cell's result is not to be kept.
  subscript(_ cell: Int) -> Digest? {
    keys.indices.contains(cell) ? keys[cell] : nil
  }

  /// Of nothing.
  init() {}

  /// - Parameter count: how many cells are run, from the first. Those after them cannot change anything.
  init(
    _ lesson: Lesson, _ environment: KernelEnvironment, limits: Limits, count: Int, files: FileDigests
  ) {
    let traits = lesson.cells[..<count].map { CellTraits(of: $0.code.text) }
    mentionsMarkdown = traits.contains(where: \.mentionsMarkdown)
    guard let programs = CacheKeys.programs(environment, files),
      var chain = CacheKeys.base(lesson.file, environment, limits, programs)
    else { return }
    let below = CacheKeys.reachingBack(lesson.cells[..<count], traits)
    var seen = SeenTraits()
    let data = DataFiles(folder: environment.cellFolder, includesMarkdown: mentionsMarkdown)
    lazy var dataDigest = data.digest(files)
    for (cell, trait) in zip(lesson.cells[..<count], traits) {
      seen.add(trait)
      if seen.canReachFiles, firstThatReachesFiles == nil { firstThatReachesFiles = cell.index }
      if seen.varies {
        firstThatVaries = Varying(
          cell: cell.index, why: "it may depend on the time, on chance or on addresses")
        return
      }
      if seen.canReachFiles, dataDigest == nil {
        firstThatVaries = Varying(
          cell: cell.index, why: "the files that it can read are too many or too large")
        return
      }
      chain.add(cell)
      var key = DigestBuilder()
      key.add(chain.digest)
      key.add(below[cell.index])
      if seen.canReachFiles, let dataDigest { key.add(dataDigest) }
      if seen.knowsItsPlace {
        for cell in lesson.cells[...cell.index] { key.add(cell.range.start.line) }
      }
      keys.append(key.digest)
    }
  }

  /// A cell that may give another result each time.
  struct Varying: Equatable {
    var cell: Int
    var why: String
  }

  /// What some cell so far has.
  private struct SeenTraits {
    var canReachFiles = false
    var knowsItsPlace = false
    private var usesLibraries = false
    private var hasVaried = false
    private var mayVary = false

    var varies: Bool { hasVaried || mayVary && usesLibraries }

    mutating func add(_ traits: CellTraits) {
      canReachFiles = canReachFiles || traits.canReachFiles
      usesLibraries = usesLibraries || traits.usesLibraries
      knowsItsPlace = knowsItsPlace || traits.knowsItsPlace
      hasVaried = hasVaried || traits.varies
      mayVary = mayVary || traits.variesWithLibraries
    }
  }

  /// For each cell, what the cells below it do to it.
  private static func reachingBack(_ cells: ArraySlice<Cell>, _ traits: [CellTraits]) -> [Digest] {
    var below = DigestBuilder()
    var digests: [Digest] = []
    for (cell, trait) in zip(cells, traits).reversed() {
      digests.append(below.digest)
      for module in trait.foreignImports { below.add(module) }
      if trait.reachesBack { below.add(cell.code.text) }
    }
    return digests.reversed()
  }

  /// The digests of the programs that decide what code does; nil when one cannot be read.
  static func programs(_ environment: KernelEnvironment, _ files: FileDigests) -> [Digest]? {
    var digests: [Digest] = []
    for path in environment.programs {
      guard let digest = files.digest(of: path) else { return nil }
      digests.append(digest)
    }
    return digests
  }

  /// What all cells of a lesson share.
  static func base(
    _ file: String, _ environment: KernelEnvironment, _ limits: Limits, _ programs: [Digest]
  ) -> DigestBuilder? {
    var builder = DigestBuilder()
    for digest in programs { builder.add(digest) }
    guard let folder = realpath(environment.cellFolder, nil) else { return nil }
    defer { free(folder) }
    builder.add(String(cString: folder))
    builder.add(URL(filePath: file).lastPathComponent)
    builder.add(Machine.description)
    builder.add(limits)
    return builder
  }
}

extension KernelEnvironment {
  /// The files that decide what code does. The compiler stands for the rest of its toolchain, with which it was
  /// installed.
  fileprivate var programs: [String] {
    ["/proc/self/exe", runtime.runner, runtime.library]
      + ["Backprop", "LessonKit", "LessonOutput"].map { "\(runtime.modules)/\($0).swiftmodule" }
      + [toolchain.compiler, toolchain.linker, "\(toolchain.libraries)/libswiftCore.so"]
  }
}

extension DigestBuilder {
  fileprivate mutating func add(_ limits: Limits) {
    add("\(limits.cellTime)")
    add(Int(limits.memoryBytes))
    add(limits.outputBytes)
    add(Int(limits.fileBytes))
    add(limits.processes)
  }

  /// Everything of a cell but its place, and whether its source is shown.
  fileprivate mutating func add(_ cell: Cell) {
    add(cell.code.text)
    add(cell.name)
    add(cell.role.word)
    add(cell.mustFail ? 1 : 0)
    add(cell.isParameter ? 1 : 0)
    add(cell.timeout.map { "\($0)" })
    add(cell.code.firstLine - cell.range.start.line)
    add(cell.range.end.line - cell.range.start.line)
    add(cell.range.start.column)
    add(cell.range.end.column)
    add(cell.code.indents.count)
    for indent in cell.code.indents { add(indent) }
  }
}

extension Cell.Role {
  fileprivate var word: String {
    switch self {
    case .plain: "plain"
    case .solution: "solution"
    case .check: "check"
    }
  }
}

/// What of the machine shows in results.
enum Machine {
  /// The C library's mathematics takes other ways on other processors.
  static let description: String = {
    var name = utsname()
    uname(&name)
    let machine = withUnsafeBytes(of: &name.machine) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return [machine, libraryVersion, processorFeatures].joined(separator: "\n")
  }()

  /// The C library's, such as `glibc 2.36`; empty when it does not tell.
  private static var libraryVersion: String {
    var buffer = [CChar](repeating: 0, count: 64)
    let count = confstr(Int32(_CS_GNU_LIBC_VERSION), &buffer, buffer.count)
    return count == 0
      ? "" : String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The line `flags` (x86) or `Features` (ARM) of the first processor; empty when the system does not tell.
  private static var processorFeatures: String {
    let descriptor = open("/proc/cpuinfo", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    let lines = buffer[..<count].split(separator: UInt8(ascii: "\n"))
    let features = lines.first { $0.starts(with: "flags".utf8) || $0.starts(with: "Features".utf8) }
    return String(decoding: features ?? [], as: UTF8.self)
  }
}
