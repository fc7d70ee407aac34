/// What a cell's text alone tells about what its result depends on, and what depends on it. Found by looking at
/// words, strings and comments included: a word too many costs a run, a missed one a wrong result.
package struct CellTraits {
  /// Modules beyond those that come with the tool.
  package private(set) var foreignImports: [String] = []
  /// Declares something that changes the meaning of code above it in the same module without being named there:
  /// members of an existing type, operators, the types of literals, a main program that waits.
  package private(set) var reachesBack = false
  /// Knows its line: `#line`.
  private(set) var knowsItsPlace = false
  /// Calls functions by their names in a library, past all imports.
  private(set) var bindsSymbols = false
  /// Names what the engine reads and writes files with.
  private(set) var namesFiles = false
  /// Has a word that ends in `.md`.
  private(set) var mentionsMarkdown = false
  /// Uses clocks, random numbers without a seed, or addresses, all of which are in the standard library.
  private(set) var varies = false
  /// Would do so if Foundation or the C library is imported.
  private(set) var variesWithLibraries = false

  /// Whether it brings in functions that do not come with the tool.
  var usesLibraries: Bool { !foreignImports.isEmpty || bindsSymbols }

  /// Whether it brings in functions that read and write files.
  var canReachFiles: Bool { usesLibraries || namesFiles }

  /// Whether it alone may give something else when it runs again.
  package var mayVary: Bool { varies || variesWithLibraries && usesLibraries }

  package init(of text: String) {
    let words = Words(text)
    var previous = ""
    var isImport = false
    while let word = words.next() {
      if isImport, !CellTraits.importKinds.contains(word) {
        if !CellTraits.ownModules.contains(word) { foreignImports.append(word) }
        isImport = false
      }
      isImport = isImport || word == "import"
      read(word, after: previous, words)
      previous = word
    }
  }

  private mutating func read(_ word: String, after previous: String, _ words: Words) {
    switch words.before {
    case UInt8(ascii: "#"): knowsItsPlace = knowsItsPlace || word == "line" || word == "sourceLocation"
    case UInt8(ascii: "@"):
      bindsSymbols = bindsSymbols || word.hasPrefix("_")
      reachesBack = reachesBack || word == "main"
    case UInt8(ascii: "."):
      mentionsMarkdown = mentionsMarkdown || word == "md"
      varies = varies || CellTraits.randomMethods.contains(word) && words.callLacksGenerator()
    default: break
    }
    reachesBack =
      reachesBack || CellTraits.backwardWords.contains(word) || word.hasSuffix("LiteralType")
      || word == "func" && words.operatorFollows()
    namesFiles = namesFiles || CellTraits.engineFileWords.contains(word)
    varies = varies || CellTraits.varyingNames.contains(word)
    variesWithLibraries = variesWithLibraries || CellTraits.varyingLibraryNames.contains(word)
  }

  private static let importKinds: Set = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
  private static let ownModules: Set = ["Backprop", "LessonKit", "LessonOutput", "Swift"]
  /// `Dataset(csv: ...)`, `Checkpoint(contentsOf: ...)`, `network.load(from: ...)`, `network.save(to: ...)`.
  private static let engineFileWords: Set = ["csv", "contentsOf", "load", "save"]
  private static let backwardWords: Set = [
    "extension", "operator", "precedencegroup", "macro", "await", "async",
  ]
  private static let randomMethods: Set = ["random", "randomElement", "shuffle", "shuffled"]
  private static let varyingNames: Set = [
    "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "ObjectIdentifier", "Unmanaged",
  ]
  private static let varyingLibraryNames: Set = [
    "Date", "UUID", "ProcessInfo", "DispatchTime", "CFAbsoluteTimeGetCurrent", "arc4random",
    "arc4random_uniform", "clock", "clock_gettime", "getentropy", "getpid", "getrandom", "gettimeofday",
    "getrusage", "rand", "random", "drand48", "time", "times", "URLSession", "NSTemporaryDirectory",
    "NSHomeDirectory",
  ]
}

/// The words of a text, one after the other, and what stands around them.
private final class Words {
  private let bytes: [UInt8]
  private var end = 0
  /// The byte before the word, or 0.
  private(set) var before: UInt8 = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  func next() -> String? {
    guard let start = bytes[end...].firstIndex(where: Words.isPart) else { return nil }
    end = bytes[start...].firstIndex { !Words.isPart($0) } ?? bytes.endIndex
    before = start > 0 ? bytes[start - 1] : 0
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether the word is followed by an operator's name.
  func operatorFollows() -> Bool {
    guard let next = bytes[end...].first(where: { !Words.blanks.contains($0) }) else { return false }
    return !Words.isPart(next) && next != UInt8(ascii: "`")
  }

  /// Whether the word is followed by arguments among which there is no generator.
  func callLacksGenerator() -> Bool {
    guard bytes[end...].first == UInt8(ascii: "(") else { return false }
    var depth = 0
    let close =
      bytes[end...].firstIndex { byte in
        depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
        return depth == 0
      } ?? bytes.endIndex
    let arguments = String(decoding: bytes[end..<close], as: UTF8.self)
    return !arguments.contains("using") && !arguments.contains("seed")
  }

  private static let blanks = Set(" \t\n\r".utf8)

  /// Operators may be of other characters, too; taken for words, these are merely followed by none.
  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
