import FoundationEssentials
import LessonKernel
import LessonModel
import Spelling

extension Command {
  static var cache: Command {
    Command(
      name: "cache", summary: "Look at the kept results of cells, or remove them", operands: ["ACTION"],
      discussion: """
        Results of cells are kept in the user's cache folder ($XDG_CACHE_HOME/lesson, or ~/.cache/lesson), so that a
        lesson that has not changed need not run again. Those that were not used for longest are removed when there
        are too many. ACTION is `info`, which tells where they are and how much room they take, or `clear`, which
        removes them. Clearing is always safe: what is missing is made again.
        """,
      examples: [
        ("lesson cache info", "see where results are kept, and how many"),
        ("lesson cache clear", "remove them all"),
      ],
      run: { arguments in
        let cache = try currentCache()
        switch arguments.operands[0] {
        case "info": try StandardOutput.write(description(of: cache))
        case "clear": try clear(cache)
        case let word:
          let near = ["info", "clear"].nearest(to: word)
          throw UsageError(
            "`lesson cache` has no action `\(word)`",
            fix: (near.map { "did you mean `lesson cache \($0)`? " } ?? "") + "The actions are info and clear"
          )
        }
        return .success
      })
  }

  private static func currentCache() throws -> ResultCache {
    guard let cache = ResultCache(variables: ProcessInfo.processInfo.environment) else {
      throw UsageError(
        "there is no folder for kept results",
        fix: "name your home folder in HOME, or a folder for caches in XDG_CACHE_HOME")
    }
    return cache
  }

  private static func description(of cache: ResultCache) -> String {
    let info = cache.info()
    return """
      folder   \(cache.folder)
      results  \(info.entries)
      size     \(mebibytes(info.bytes)) of at most \(mebibytes(cache.limit))

      """
  }

  private static func clear(_ cache: ResultCache) throws {
    let before = cache.info()
    cache.clear()
    let after = cache.info()
    let count = before.entries - after.entries
    try StandardOutput.write(
      "removed \(count) result\(count == 1 ? "" : "s"), \(mebibytes(before.bytes - after.bytes))\n")
    if after.entries > 0 {
      let left = Diagnostic(
        .error, "cache-not-cleared", "\(after.entries) results in \(cache.folder) cannot be removed",
        fix: "look at the permissions of that folder")
      throw Complaint(diagnostics: [left], exitCode: .environment)
    }
  }

  /// With one digit after the point, such as `3.5 MiB`.
  private static func mebibytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 1 << 19) >> 20
    return "\(tenths / 10).\(tenths % 10) MiB"
  }
}
