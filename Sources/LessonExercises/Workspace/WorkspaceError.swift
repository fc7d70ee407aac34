import Glibc
import LessonKernel
import LessonModel

/// Why a file of a workspace cannot be read or written. Nothing is lost: what was there is there.
package struct WorkspaceError: Error, Equatable {
  package var diagnostic: Diagnostic

  init(_ identifier: String, _ summary: String, _ path: String, why: String? = nil, fix: String) {
    diagnostic = Diagnostic(.error, identifier, summary, file: path, why: why, fix: fix)
  }
}

extension WorkspaceError {
  static func unreadable(_ path: String, errno number: Int32) -> WorkspaceError {
    WorkspaceError(
      "file-not-readable", "the file cannot be read: \(describe(errno: number))", path,
      fix: number == EACCES ? "give yourself the right to read it: `chmod u+r`" : "look at it with `ls -l`")
  }

  static func unwritable(_ path: String, errno number: Int32) -> WorkspaceError {
    let fix =
      switch number {
      case ENOSPC, EDQUOT: "free some space and try again: what is there already is kept"
      case EACCES, EPERM, EROFS: "name a folder that you may write: `--workspace DIR`"
      case ENOTDIR, EEXIST: "a file stands where a folder is needed: move it away"
      case ENAMETOOLONG: "give the exercise a shorter name"
      default: "look at the folder with `ls -ld`, or name another one: `--workspace DIR`"
      }
    return WorkspaceError(
      "file-not-writable", "the file cannot be written: \(describe(errno: number))", path, fix: fix)
  }

  static func notAFile(_ path: String) -> WorkspaceError {
    WorkspaceError(
      "not-a-file", "this is no file, and an exercise's answer belongs here", path,
      fix: "move it away, then type `lesson start`")
  }

  static func brokenLink(_ path: String) -> WorkspaceError {
    WorkspaceError(
      "broken-link", "this link leads nowhere, and an exercise's answer belongs here", path,
      fix: "remove it, then type `lesson start`")
  }

  static func foreignPackage(_ path: String) -> WorkspaceError {
    WorkspaceError(
      "foreign-package", "this folder holds a Swift package of somebody else's", path,
      why: "a workspace is a Swift package too, for editors", fix: "name another folder: `--workspace DIR`")
  }

  static func tooLarge(_ path: String, limit: Int) -> WorkspaceError {
    WorkspaceError(
      "file-too-large", "the file has more than \(limit >> 20) MiB", path,
      fix: "move what is not the exercise's answer out of it")
  }
}
