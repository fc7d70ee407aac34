import FoundationEssentials
import Glibc

/// The folder with everything that one run writes; gone when the run is over.
final class WorkFolder {
  let path: String

  /// - Parameter parent: where temporary files go, such as the value of `TMPDIR`.
  init(in parent: String) throws(KernelError) {
    var template = Array("\(parent)/lesson-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .noTemporaryFolder(path: parent, errno: errno)
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    remove()
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Gives the file.
  @discardableResult
  static func write(_ text: String, to file: String) throws(KernelError) -> String {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .noTemporaryFolder(path: file, errno: errno) }
    defer { close(descriptor) }
    var text = text
    let failure: Int32 = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 { return errno }
        rest = rest.dropFirst(written)
      }
      return 0
    }
    if failure != 0 { throw .noTemporaryFolder(path: file, errno: failure) }
    return file
  }
}
