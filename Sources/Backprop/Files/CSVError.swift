/// Why a CSV file could not be read.
public enum CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system would not read the file.
  case file(FileError)
  /// The file's text is not what it should be at a line and column, both counted from 1; columns count
  /// characters.
  case text(path: String, line: Int, column: Int, expected: String, found: String)

  /// "iris.csv:3:5: expected a number for petal_width, found "wide""
  public var description: String {
    switch self {
    case .file(let error): return error.description
    case .text(let path, let line, let column, let expected, let found):
      return "\(path):\(line):\(column): expected \(expected), found \(found)"
    }
  }
}
