import Foundation

/// What the build made beside the test program: `lesson`, the runner, the libraries.
package enum Products {
  package static let folder: String = {
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    let paths = maps.split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    // The program that runs tests may be the toolchain's own; the tests are in a library that it has loaded.
    let program = paths.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: program).deletingLastPathComponent().path
  }()
}
