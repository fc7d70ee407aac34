import FoundationEssentials
import Glibc
import LessonModel
import LessonSyntax

extension LessonFile {
  /// Why a lesson's file was left as it was.
  package struct ReplaceError: Error {
    package var diagnostic: Diagnostic
  }

  /// Replaces a lesson's text by a new one, if it is still the old one: written aside, brought to the disk, and renamed,
  /// so that the file is whole at every moment. A symbolic link stays one.
  package static func replace(_ path: String, _ old: [UInt8], with new: [UInt8]) throws(ReplaceError) {
    guard (try? read(path, limit: max(old.count, defaultLimit))) == old else { throw .changed(path) }
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    let aside = file + ".new-\(getpid())"
    var status = stat()
    guard stat(file, &status) == 0 else { throw .unwritable(path, errno) }
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    let isWritten = write(new, to: descriptor) && fsync(descriptor) == 0
    let failure = errno
    close(descriptor)
    guard isWritten, rename(aside, file) == 0 else {
      let number = isWritten ? errno : failure
      unlink(aside)
      throw .unwritable(path, number)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0, errno != EINTR { return false }
        rest = rest.dropFirst(max(written, 0))
      }
      return true
    }
  }
}

extension LessonFile.ReplaceError {
  fileprivate static func changed(_ path: String) -> Self {
    Self(
      diagnostic: Diagnostic(
        .error, "file-changed", "the lesson was changed meanwhile; nothing was written", file: path,
        fix: "save it, and run the command again"))
  }

  fileprivate static func unwritable(_ path: String, _ number: Int32) -> Self {
    Self(
      diagnostic: Diagnostic(
        .error, "file-not-writable", "the lesson cannot be written: \(String(cString: strerror(number)))",
        file: path, fix: "see that you may write the file and its folder, and that there is room on the disk")
    )
  }
}
