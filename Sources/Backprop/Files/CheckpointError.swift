/// Why a checkpoint could not be saved or loaded.
public enum CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system would not read or write the file.
  case file(FileError)
  /// The file is no safetensors file, or one that is broken or cut off.
  case damaged(path: String, at: String, expected: String, found: String)
  /// The file is sound, but holds something else than the network that it is to be loaded into.
  case mismatched(path: String, at: String, expected: String, found: String)

  /// "net.safetensors: layers.0.weights: expected shape [2, 4], found [3, 4]"
  public var description: String {
    switch self {
    case .file(let error): return error.description
    case .damaged(let path, let place, let expected, let found):
      return "\(path) is damaged: \(place): expected \(expected), found \(found)"
    case .mismatched(let path, let place, let expected, let found):
      return "\(path): \(place): expected \(expected), found \(found)"
    }
  }
}
