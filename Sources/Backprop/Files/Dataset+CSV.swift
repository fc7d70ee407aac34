extension Dataset {
  /// Reads a file of comma-separated values: a sample in each line, numbers in each column but the target's.
  ///
  ///     let iris = try Dataset(csv: "iris.csv", target: "species")
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - target: the column of what is desired, by its heading; nil means the last one. Where one of its values
  ///     is no number, all are names of classes: y has their indices, in the order in which they first
  ///     appear, and `classNames` the names.
  ///   - hasHeading: whether the first line names the columns.
  /// - Throws: with file, line and column, where a value is missing or is no number, or a line has too few or too
  ///   many fields.
  public init(
    csv path: String, target: String? = nil, hasHeading: Bool = true,
    separator: Unicode.Scalar = ","
  ) throws(CSVError) {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path)
    } catch { throw .file(error) }
    try self.init(
      csv: bytes, path: path, target: target, hasHeading: hasHeading, separator: separator)
  }

  /// The same for text that is at hand; `path` is for messages.
  init(
    csv bytes: [UInt8], path: String, target: String?, hasHeading: Bool, separator: Unicode.Scalar
  ) throws(CSVError) {
    require(separator.isASCII, "a separator must be an ASCII character, not \(separator)")
    let reader = CSVReader(path: path, bytes: bytes, separator: separator)
    let table = try CSVTable(reader, hasHeading: hasHeading)
    let column = try table.column(target)
    let inputs = table.headings.indices.filter { $0 != column }
    let x = try table.numbers(inputs)
    let (targets, names) = try table.targets(column)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    self.init(
      name: name, x: Matrix(rows: table.records.count, columns: inputs.count, elements: x),
      y: Matrix(column: targets), inputNames: inputs.map { table.headings[$0] }, classNames: names)
  }
}

/// All records of a file, equally long.
private struct CSVTable {
  let reader: CSVReader
  let headings: [String]
  let records: [[CSVReader.Field]]

  init(_ reader: CSVReader, hasHeading: Bool) throws(CSVError) {
    self.reader = reader
    var reader = reader
    guard let first = try reader.record() else {
      throw .text(
        path: reader.path, line: 1, column: 1, expected: "a line of values", found: "an empty file")
    }
    headings = hasHeading ? first.map(\.text) : first.indices.map { "x\($0 + 1)" }
    var records = hasHeading ? [] : [first]
    while let record = try reader.record() {
      guard record.count == first.count else {
        // Where the line goes wrong: at the first field too many, or at its last.
        let place = record[min(record.count - 1, first.count)]
        throw reader.error(
          at: place.start, expected: "\(first.count) fields, as in the first line",
          found: "\(record.count)")
      }
      records.append(record)
    }
    self.records = records
  }

  /// The position of the target's column.
  func column(_ target: String?) throws(CSVError) -> Int {
    guard let target else { return headings.count - 1 }
    guard let column = headings.firstIndex(of: target) else {
      throw .text(
        path: reader.path, line: 1, column: 1, expected: "a column named \"\(target)\"",
        found: headings.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    return column
  }

  /// The numbers of these columns, row after row.
  func numbers(_ columns: [Int]) throws(CSVError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(columns.count * records.count)
    for record in records {
      for column in columns {
        let field = record[column]
        guard let number = Double(field.text), number.isFinite else {
          throw reader.error(at: field, expected: "a number for \(headings[column])")
        }
        numbers.append(number)
      }
    }
    return numbers
  }

  /// The targets as numbers, or as indices of classes and their names.
  func targets(_ column: Int) throws(CSVError) -> (targets: [Double], classNames: [String]) {
    for record in records where record[column].text.isEmpty {
      throw reader.error(at: record[column], expected: "a value for \(headings[column])")
    }
    let numbers = records.compactMap { Double($0[column].text) }.filter(\.isFinite)
    guard numbers.count < records.count else { return (numbers, []) }
    var (names, indices): ([String], [String: Int]) = ([], [:])
    let targets = records.map { record in
      let name = record[column].text
      let index = indices[name] ?? names.count
      if index == names.count {
        names.append(name)
        indices[name] = index
      }
      return Double(index)
    }
    return (targets, names)
  }
}
