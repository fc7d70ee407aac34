/// The screen of a terminal that knows what `lesson watch` sends, and no more.
struct DrawnScreen {
  private(set) var rows: [[Character]]
  /// Private modes that are on, such as 1049 for the alternate screen; 25 and 7, which are on as a rule, when they
  /// are off.
  private(set) var modes: Set<Int>
  /// How many characters were drawn so far.
  private(set) var drawnCount = 0
  private var row = 0
  private var column = 0
  /// The beginning of a sequence or a character whose end has not come.
  private var pending: [UInt8] = []

  init(rows: Int, columns: Int, modes: Set<Int> = []) {
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    self.modes = modes
  }

  var text: String { rows.map { String($0) }.joined(separator: "\n") }

  func row(containing text: String) -> Int? {
    rows.firstIndex { String($0).contains(text) }
  }

  mutating func draw(_ bytes: ArraySlice<UInt8>) {
    var rest = (pending + bytes)[...]
    while let first = rest.first {
      guard let length = first == 0x1B ? lengthOfSequence(rest) : lengthOfCharacter(first),
        length <= rest.count
      else { break }
      let part = rest.prefix(length)
      if first == 0x1B { obey(part) } else { put(Character(String(decoding: part, as: UTF8.self))) }
      rest = rest.dropFirst(length)
    }
    pending = Array(rest)
  }

  private func lengthOfCharacter(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// Control sequences end with a letter, commands of the operating system with ESC and a backslash.
  private func lengthOfSequence(_ bytes: ArraySlice<UInt8>) -> Int? {
    let body = bytes.dropFirst(2)
    if bytes.dropFirst().first == UInt8(ascii: "]") {
      return body.firstIndex(of: UInt8(ascii: "\\")).map { $0 - bytes.startIndex + 1 }
    }
    return body.firstIndex { 0x40...0x7E ~= $0 }.map { $0 - bytes.startIndex + 1 }
  }

  private mutating func obey(_ sequence: ArraySlice<UInt8>) {
    let text = String(decoding: sequence.dropFirst(2).dropLast(), as: UTF8.self)
    let numbers = text.drop { $0 == "?" }.split(separator: ";").compactMap { Int($0) }
    switch sequence.last.map({ Character(Unicode.Scalar($0)) }) {
    case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
    case "K": clear(row, from: column)
    case "J": for row in rows.indices { clear(row, from: 0) }
    case "h": set(numbers[0], true)
    case "l": set(numbers[0], false)
    default: break
    }
  }

  private mutating func set(_ mode: Int, _ isOn: Bool) {
    let isOnAsARule = mode == 25 || mode == 7
    if isOn != isOnAsARule { modes.insert(mode) } else { modes.remove(mode) }
  }

  private mutating func clear(_ row: Int, from column: Int) {
    guard rows.indices.contains(row) else { return }
    for column in rows[row].indices.dropFirst(column) { rows[row][column] = " " }
  }

  private mutating func put(_ character: Character) {
    drawnCount += 1
    if rows.indices.contains(row), rows[row].indices.contains(column) { rows[row][column] = character }
    column += 1
  }
}
