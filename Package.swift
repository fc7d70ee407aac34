// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The toolchain whose own SwiftSyntax libraries we parse Swift with.
///
/// `LESSON_TOOLCHAIN` (the folder that holds `usr`) wins over the first `swift` on `PATH`.
func toolchainUsrFolder() -> String {
  let environment = ProcessInfo.processInfo.environment
  var candidates: [String] = []
  if let chosen = environment["LESSON_TOOLCHAIN"] {
    candidates = [chosen + "/usr", chosen]
  } else {
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let compiler = URL(fileURLWithPath: "\(folder)/swift-frontend").resolvingSymlinksInPath()
      candidates.append(compiler.deletingLastPathComponent().deletingLastPathComponent().path)
    }
  }
  let marker = "/lib/swift/host/SwiftParser.swiftmodule"
  if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + marker) }) {
    return found
  }
  FileHandle.standardError.write(
    Data(
      """
      error: no Swift toolchain with SwiftSyntax (usr\(marker)) was found
        looked in: \(candidates.isEmpty ? "PATH, which names no folder" : candidates.joined(separator: ", "))
        fix: install a Swift 6.1 or newer toolchain from swift.org and put its usr/bin on PATH,
             or name its folder: LESSON_TOOLCHAIN=/opt/swift swift build

      """.utf8))
  exit(1)
}

let hostLibraries = toolchainUsrFolder() + "/lib/swift/host"

/// Compiling against the toolchain's SwiftSyntax. Targets that import SwiftAnalysis need it too: the
/// compiler looks for the modules behind a module.
let useSwiftSyntax: [SwiftSetting] = [.unsafeFlags(["-I", hostLibraries])]

/// Linking with it. SwiftSyntax is loaded from the toolchain at run time, never copied.
let linkSwiftSyntax: [LinkerSetting] = [
  .unsafeFlags(["-L", hostLibraries, "-Xlinker", "-rpath", "-Xlinker", hostLibraries]),
  .linkedLibrary("SwiftSyntax"), .linkedLibrary("SwiftParser"), .linkedLibrary("SwiftIDEUtils"),
]

let package = Package(
  name: "lesson",
  products: [
    .executable(name: "lesson", targets: ["lesson"]),
    .executable(name: "lesson-bench", targets: ["lesson-bench"]),
    // The process that runs cells, and the one library that it loads: what cells may import. One
    // library, because SwiftPM would link a second copy of a shared target into a second one.
    .executable(name: "lesson-runner", targets: ["lesson-runner"]),
    .executable(name: "backprop-bench", targets: ["backprop-bench"]),
    .library(name: "LessonRuntime", type: .dynamic, targets: ["Backprop", "LessonBackprop", "LessonKit"]),
    .library(name: "Backprop", targets: ["Backprop"]),
  ],
  targets: [
    // The engine that lessons teach. Leans on nothing, knows nothing of lessons.
    .target(
      name: "Backprop", dependencies: ["CKernels"],
      // For @_extern(c), which declares C functions without importing their module: see CFunctions.swift.
      swiftSettings: [.enableExperimentalFeature("Extern")], linkerSettings: [.linkedLibrary("m")]),

    // The engine's inner loops, compiled for several processors.
    .target(name: "CKernels", exclude: ["README.md"]),

    // What a cell can show: tables, plots, figures. Shared by cells (LessonKit) and by the tool
    // (LessonModel), so that each is defined once. Leans on nothing.
    .target(name: "LessonOutput", linkerSettings: [.linkedLibrary("m")]),

    // What cells call: show, progress, expect. Free of Foundation, which cells would wait for.
    .target(name: "LessonKit", dependencies: ["LessonOutput"]),

    // The engine's values as what cells show: tables, plots and figures of networks. A cell that imports
    // it imports Backprop and LessonKit, too.
    .target(name: "LessonBackprop", dependencies: ["Backprop", "LessonKit"]),

    // Which known word a misspelt one was meant to be. Leans on nothing.
    .target(name: "Spelling"),

    // TeX mathematics as a tree.
    .target(name: "LessonMath", dependencies: ["Spelling"]),

    // The values that stages hand on: Lesson, Cell, Exercise, CellResult, Diagnostic.
    .target(name: "LessonModel", dependencies: ["LessonOutput"]),

    // The system's libcmark, and the only target that may import it.
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    // Memory for libcmark's documents, in C because libcmark's allocators are C functions.
    .target(name: "CMarkArena"),
    .target(
      name: "LessonSyntax", dependencies: ["CCMark", "CMarkArena", "LessonMath", "LessonModel", "Spelling"]),

    // Swift source as SwiftSyntax sees it: tokens to colour, names a cell declares and mentions. The
    // only target that may import SwiftSyntax.
    .target(
      name: "SwiftAnalysis", dependencies: ["LessonModel", "LessonOutput", "Spelling"],
      swiftSettings: useSwiftSyntax, linkerSettings: linkSwiftSyntax),

    // SHA-256, for the keys and checksums of kept results. libmd is 50 KB, and every Debian machine has it
    // already, because dpkg itself needs it; our own would be slow in debug builds and one more thing to trust.
    .systemLibrary(name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),

    // Starting, limiting and ending processes, in C because Swift cannot fork.
    .target(name: "CSupervisor"),
    // Keyed digests of records: made by the runner, compared by the kernel.
    .target(name: "CSeal"),
    // Cells see what is marked in it as visible, and nothing else.
    .executableTarget(
      name: "lesson-runner", dependencies: ["CSeal"], cSettings: [.unsafeFlags(["-fvisibility=hidden"])],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),
    .target(
      name: "LessonKernel",
      dependencies: ["CMessageDigest", "CSeal", "CSupervisor", "LessonModel", "SwiftAnalysis"],
      swiftSettings: useSwiftSyntax),

    // Lesson and results to text. Runs nothing, reads no file.
    .target(name: "LessonRender", dependencies: ["LessonMath", "LessonModel"]),

    // Letting two files or folders change places at once, in C because Swift does not import the call.
    .target(name: "CFileExchange"),

    // Exercises: a student's workspace and progress, checking their code, verifying the author's contract.
    .target(
      name: "LessonExercises",
      dependencies: [
        "CFileExchange", "CSupervisor", "LessonKernel", "LessonModel", "LessonOutput", "LessonRender",
        "LessonSyntax",
        "Spelling", "SwiftAnalysis",
      ],
      // Part of the program, so that it needs no files beside it.
      resources: [.embedInCode("NewLesson/Template")], swiftSettings: useSwiftSyntax),

    // The course as static HTML pages: text, MathML, SVG, and the site's files.
    .target(
      name: "LessonPages",
      dependencies: [
        "CFileExchange", "LessonMath", "LessonModel", "LessonOutput", "LessonRender", "LessonSyntax",
        "Spelling",
      ],
      // Part of the program, so that it needs no files beside it.
      resources: [
        .embedInCode("Assets"), .embedInCode("MathML/math.css"), .embedInCode("MathML/math.js"),
      ]),

    // A lesson with its results as a notebook or as Markdown, for other programs.
    .target(
      name: "LessonExport",
      dependencies: ["LessonMath", "LessonModel", "LessonOutput", "LessonPages", "LessonRender"]),

    // The system's libmicrohttpd, and the only target that may import it: an HTTP server on loopback that knows who may
    // ask, and how much.
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .target(name: "LessonServer", dependencies: ["CMicroHTTPD"]),

    // The command line: the only target that touches the terminal and exit codes.
    .executableTarget(
      name: "lesson",
      dependencies: [
        "CSupervisor", "LessonExercises", "LessonExport", "LessonKernel", "LessonModel", "LessonOutput",
        "LessonPages", "LessonRender", "LessonServer", "LessonSyntax", "Spelling", "SwiftAnalysis",
      ],
      swiftSettings: useSwiftSyntax),

    // Measurements, as JSON lines.
    .executableTarget(
      name: "lesson-bench",
      dependencies: ["LessonKernel", "LessonModel", "LessonRender", "LessonSyntax"],
      swiftSettings: useSwiftSyntax),

    // What several suites share: golden files, seeded random values, the way to the built programs.
    .target(name: "LessonTestSupport", dependencies: ["LessonOutput"], path: "Tests/LessonTestSupport"),

    // The engine measured against the frameworks people would pick instead, as JSON lines.
    .executableTarget(name: "backprop-bench", dependencies: ["Backprop"], exclude: ["peers.py"]),

    // A malloc that counts, for the tests alone.
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    .testTarget(name: "BackpropTests", dependencies: ["Backprop", "CAllocationCounter"]),
    .testTarget(name: "LessonBackpropTests", dependencies: ["LessonBackprop"]),
    .testTarget(
      name: "LessonOutputTests", dependencies: ["LessonOutput", "LessonKit", "LessonTestSupport"]),
    .testTarget(name: "SpellingTests", dependencies: ["Spelling"]),
    .testTarget(name: "LessonMathTests", dependencies: ["LessonMath", "LessonTestSupport"]),
    .testTarget(name: "LessonModelTests", dependencies: ["LessonModel"]),
    .testTarget(
      name: "LessonSyntaxTests",
      dependencies: ["LessonMath", "LessonModel", "LessonSyntax", "LessonTestSupport"]),
    .testTarget(
      name: "SwiftAnalysisTests", dependencies: ["LessonModel", "LessonOutput", "SwiftAnalysis"],
      swiftSettings: useSwiftSyntax),
    .testTarget(
      name: "LessonKernelTests",
      dependencies: ["LessonKernel", "LessonModel", "LessonSyntax", "LessonTestSupport"],
      swiftSettings: useSwiftSyntax),
    .testTarget(
      name: "LessonRenderTests",
      dependencies: ["LessonMath", "LessonModel", "LessonRender", "LessonTestSupport"]),
    .testTarget(
      name: "LessonExercisesTests",
      dependencies: [
        "LessonExercises", "LessonKernel", "LessonModel", "LessonOutput", "LessonSyntax", "LessonTestSupport",
      ],
      swiftSettings: useSwiftSyntax),
    .testTarget(
      name: "LessonPagesTests",
      dependencies: [
        "LessonMath", "LessonModel", "LessonOutput", "LessonPages", "LessonRender", "LessonSyntax",
        "LessonTestSupport",
      ]),
    .testTarget(
      name: "LessonExportTests",
      dependencies: ["LessonExport", "LessonModel", "LessonOutput", "LessonSyntax", "LessonTestSupport"]),
    .testTarget(
      name: "lessonTests",
      dependencies: ["LessonKernel", "LessonModel", "LessonTestSupport"],
      swiftSettings: useSwiftSyntax),
  ]
)
