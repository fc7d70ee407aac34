#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// This folder reads and writes files. Nothing of the engine's core may lean on it: it does not compile for
// the browser.

/// A file that the system would not read or write.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Action: String, Hashable, Sendable {
    case read, write
  }

  public let path: String
  public let action: Action
  /// The system's own words: "No such file or directory".
  public let reason: String

  /// "net.safetensors: cannot read: No such file or directory"
  public var description: String { "\(path): cannot \(action): \(reason)" }

  /// What the system's last call complained of.
  fileprivate init(_ path: String, _ action: Action) {
    self.path = path
    self.action = action
    reason = String(cString: strerror(errno))
  }
}

/// All bytes of a file.
func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw FileError(path, .read) }
  defer { close(file) }
  var bytes: [UInt8] = []
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  defer { chunk.deallocate() }
  while true {
    let count = read(file, chunk.baseAddress, chunk.count)
    if count == 0 { return bytes }
    if count > 0 {
      bytes.append(contentsOf: chunk.prefix(count))
    } else if errno != EINTR {
      throw FileError(path, .read)
    }
  }
}

/// Writes a file as a whole: it has either all the new bytes or what it had before.
func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  let aside = "\(path).\(getpid()).new"
  let file = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw FileError(path, .write) }
  let isWritten = writeAll(file, bytes) && fsync(file) == 0
  let error = FileError(path, .write)
  close(file)
  guard isWritten else {
    unlink(aside)
    throw error
  }
  guard rename(aside, path) == 0 else {
    let error = FileError(path, .write)
    unlink(aside)
    throw error
  }
}

private func writeAll(_ file: CInt, _ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
