import CSupervisor
import Glibc

/// A file that exists only in memory. Programs write to its end; we read at any place. It never fills up as
/// a pipe does, so nothing waits for us.
package final class MemoryFile {
  package let descriptor: Int32

  package init(_ name: String) throws(KernelError) {
    var descriptor: Int32 = -1
    let failure = supervisor_memory_file(name, &descriptor)
    if failure != 0 { throw .cannotStart(program: "a memory file", errno: failure) }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Bytes that it holds now.
  package var count: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The bytes of the range, as far as they exist.
  package func read(_ range: Range<Int>) -> [UInt8] {
    guard !range.isEmpty else { return [] }
    return [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let got = pread(
          descriptor, buffer.baseAddress! + filled, range.count - filled, off_t(range.lowerBound + filled))
        guard got > 0 else { return }
        filled += got
      }
    }
  }
}
