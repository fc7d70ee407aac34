import Glibc

/// A descriptor that is readable at any time.
final class AlwaysReady {
  let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)

  deinit {
    close(descriptor)
  }
}
