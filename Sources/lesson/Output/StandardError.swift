import Glibc

/// Where progress and problems go. For people, not for programs: whatever goes wrong in writing is of no interest.
enum StandardError {
  static func write(_ text: String) {
    try? StandardOutput.write(text, to: STDERR_FILENO)
  }
}
