import FoundationEssentials
import LessonKernel
import LessonModel
import LessonRender

/// One `lesson run --set NAME=VALUE,VALUE`: variants of a lesson side by side, and what tells them apart.
struct VariantsRun {
  /// The lesson, its options, and the values to try.
  let base: LessonRun
  private let variants: [LoadedLesson]

  init(_ base: LessonRun) throws {
    guard !base.arguments.has(.noRun) else {
      throw UsageError(
        "--no-run runs nothing that could be compared", fix: "give one value, or leave it away")
    }
    self.base = base
    variants = base.settings.variants.map { values in
      zip(base.settings.varied, values).reduce(base.loaded) { $0.setting($1.0.parameter, to: $1.1) }
    }
  }

  func run() throws -> ExitCode {
    let arguments = base.arguments
    let options = try TerminalOptions.current(arguments)
    let progress = ProgressLine(base.lesson, isEnabled: Terminal.canRedraw(2), characters: options.characters)
    let trace = TraceLines(base.lesson, arguments)
    let student = StudentWork(base.loaded, arguments, mayRun: true)
    let variantRun = VariantRun(
      try student.lesson(), variants: try variants.map { try student.replacingSolutions(in: $0.lesson) },
      try KernelEnvironment.current(lessonFile: base.lesson.file),
      wanted: 0..<base.selection.cells.upperBound,
      cache: ResultCache(variables: ProcessInfo.processInfo.environment), use: base.cacheUse
    ) {
      progress.show($0.current)
    } onEvent: {
      guard let trace else { return }
      progress.clear()
      trace.write($0)
    }
    defer { progress.clear() }
    let results = try variantRun.run().map { $0.filter { base.selection.cells.contains($0.cell) } }
    progress.clear()
    try write(comparison(results), options)
    complain(
      variantRun.warnings + (arguments.has(.json) ? [] : base.lesson.diagnostics), in: base.loaded, arguments)
    return base.exitCode(Array(results.joined()))
  }

  private func comparison(_ results: [[CellResult]]) -> VariantComparison {
    VariantComparison(
      base.lesson, parameters: base.settings.varied.map(\.parameter.name),
      variants: zip(base.settings.variants, results).map {
        VariantComparison.Variant(values: $0.map(\.typed), results: $1)
      })
  }

  private func write(_ comparison: VariantComparison, _ options: TerminalOptions) throws {
    guard !base.arguments.has(.json) else {
      return try StandardOutput.write(
        try VariantsDocument(comparison, lessons: variants.map(\.lesson)).json())
    }
    var text = ""
    TerminalRenderer.connected(options, source: base.loaded.source).render(comparison) { text += $0 }
    try StandardOutput.write(text)
  }
}
