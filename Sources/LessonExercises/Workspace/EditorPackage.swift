import FoundationEssentials
import LessonKernel
import LessonModel

/// The Swift package around a student's files. It is there for editors, which then complete names and jump to
/// definitions; `lesson check` does without it.
struct EditorPackage {
  /// In the manifests that we have written.
  static let mark = "Written by `lesson start`, and again each time."

  private var targets: [String] = []
  /// By lesson, the names of all Swift files in its folder.
  private var folders: [String] = []
  private var moduleNames: Set<String> = []
  /// The files of given definitions, by their paths in the workspace.
  private(set) var givenFiles: [String: String] = [:]

  /// Adds the exercises of a lesson whose files are there.
  mutating func add(_ lesson: Lesson, in workspace: Workspace) {
    let files = workspace.lessonFolder(lesson).names.filter { $0.hasSuffix(".swift") }
    let started = lesson.exercises.filter { files.contains(fileName($0.name) + ".swift") }
    guard !started.isEmpty else { return }
    let folder = fileName(lesson.name)
    folders.append("\(folder.asLiteral): [\(files.map(\.asLiteral).joined(separator: ", "))]")
    let stem = uniqueName("Given_\(lesson.name.asIdentifier)")
    let given = GivenDefinitions(lesson) { "\(stem)_\($0)" }
    for module in given.modules { add(module) }
    for (exercise, base) in zip(lesson.exercises, given.before) where started.contains(exercise) {
      let file = fileName(exercise.name) + ".swift"
      let name = uniqueName("Exercise_\(lesson.name.asIdentifier)_\(exercise.name.asIdentifier)")
      targets.append(
        """
        exercise(\(name.asLiteral), after: \(base.asLiteral), in: \(folder.asLiteral), \(file.asLiteral))
        """)
    }
  }

  private mutating func add(_ module: GivenDefinitions.Module) {
    let folder = ".lesson/Given/\(module.name)"
    givenFiles["\(folder)/Given.swift"] = module.text
    targets.append(
      "given(\(module.name.asLiteral), after: \(module.base.asLiteral), in: \(folder.asLiteral))")
  }

  private mutating func uniqueName(_ name: String) -> String {
    var unique = name
    while !moduleNames.insert(unique).inserted { unique += "_" }
    return unique
  }

  /// The manifest.
  ///
  /// Exercises are scripts, so each is a target of its own. They see the lesson's definitions as cells do: without
  /// importing them, and whatever their access level.
  func manifest(_ runtime: RuntimeFiles) -> String {
    """
    // swift-tools-version: 6.1
    // For editors: completion, and jumping to definitions. \(Self.mark)
    import PackageDescription

    let modules = \(runtime.modules.asLiteral)
    let library = \(runtime.library.asLiteral)
    let libraryFolder = \(URL(filePath: runtime.library).deletingLastPathComponent().path.asLiteral)

    let visible: [SwiftSetting] = [.unsafeFlags(["-I", modules, "-Xfrontend", "-disable-access-control"])]

    func given(_ name: String, after base: String?, in folder: String) -> Target {
      .target(
        name: name, dependencies: base.map { [.target(name: $0)] } ?? [], path: folder, swiftSettings: visible)
    }

    // Every Swift file in a folder, whether or not it belongs to an exercise.
    let files: [String: [String]] = [
    \(folders.joined(separator: ",\n").indented(by: 2))
    ]

    // An editor takes each file of a target's folder for that target's own, unless it is told not to.
    func exercise(_ name: String, after base: String?, in folder: String, _ file: String) -> Target {
      .executableTarget(
        name: name, dependencies: base.map { [.target(name: $0)] } ?? [], path: folder,
        exclude: files[folder, default: []].filter { $0 != file }, sources: [file],
        swiftSettings: visible + [
          .unsafeFlags(["-Xfrontend", "-import-module", "-Xfrontend", base ?? "LessonKit"])
        ],
        linkerSettings: [.unsafeFlags([library, "-Xlinker", "-rpath", "-Xlinker", libraryFolder])])
    }

    let package = Package(
      name: "Exercises",
      targets: [
    \(targets.joined(separator: ",\n").indented(by: 4)),
      ],
      swiftLanguageModes: [.v5]
    )

    """
  }
}

extension String {
  /// The name as a part of a module's name.
  fileprivate var asIdentifier: String {
    String(
      unicodeScalars.map { $0.isASCII && $0.properties.isAlphabetic || "0"..."9" ~= $0 ? Character($0) : "_" }
    )
  }

  /// The text as a Swift string literal.
  fileprivate var asLiteral: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case _ where scalar.isInvisibleControl: literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  fileprivate func indented(by count: Int) -> String {
    split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
  }
}

extension String? {
  fileprivate var asLiteral: String { self?.asLiteral ?? "nil" }
}
