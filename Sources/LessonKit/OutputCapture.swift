import Glibc

/// What `body` prints to standard output. Everything else it does, it does.
///
/// The C library's `stdout`, through which Swift prints, is made to write to a file in memory meanwhile. The
/// descriptor stays as it is, because the places of what cells show are offsets into its file.
func capturingOutput(_ body: () throws -> Void) rethrows -> String {
  guard let stream = standardOutput, let capture = CapturedStream() else {
    try body()
    return ""
  }
  fflush(stream.pointee)
  let original = stream.pointee
  stream.pointee = capture.stream
  defer { stream.pointee = original }
  do {
    try body()
  } catch {
    _ = capture.finish()
    throw error
  }
  return capture.finish()
}

/// The C library's variable, which Swift would import as one that no thread may touch.
private var standardOutput: UnsafeMutablePointer<UnsafeMutablePointer<FILE>?>? {
  dlsym(nil, "stdout")?.assumingMemoryBound(to: UnsafeMutablePointer<FILE>?.self)
}

/// A stream into a file in memory. A flood meets the limit on the size of files, like one from a cell.
private struct CapturedStream {
  let descriptor: Int32
  let stream: UnsafeMutablePointer<FILE>

  init?() {
    descriptor = openMemoryFile()
    guard descriptor >= 0 else { return nil }
    guard let stream = fdopen(descriptor, "w") else {
      close(descriptor)
      return nil
    }
    self.stream = stream
  }

  /// What was written. The stream can be used no more.
  func finish() -> String {
    fflush(stream)
    defer { fclose(stream) }
    return readAll(descriptor)
  }
}
