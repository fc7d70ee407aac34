import LessonModel
import LessonOutput

/// What came of variants of a lesson, side by side: one table with the numbers that differ, and one plot.
package struct VariantComparison {
  /// A variant: the values that tell it from the others, and its results.
  package struct Variant {
    /// As many as there are parameters.
    package var values: [String]
    package var results: [CellResult]

    package init(values: [String], results: [CellResult]) {
      self.values = values
      self.results = results
    }
  }

  let lesson: Lesson
  let parameters: [String]
  let variants: [Variant]

  /// Columns of results in the table: more would not fit a terminal.
  private static let mostColumns = 6

  package init(_ lesson: Lesson, parameters: [String], variants: [Variant]) {
    self.lesson = lesson
    self.parameters = parameters
    self.variants = variants
  }

  /// The table, and the plot where there is something to draw.
  package var outputs: [Output] { [.table(table)] + (plot.map { [.plot($0)] } ?? []) }

  /// What went wrong in variants, with their values. A cell that failed as it is meant to has not gone wrong.
  package var diagnostics: [Diagnostic] {
    variants.flatMap { variant in
      let failures = variant.results.filter(\.isFailure).flatMap(\.diagnostics)
      return failures.filter { $0.severity == .error }.prefix(1).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.summary = "\(name(of: variant)): \(diagnostic.summary)"
        return diagnostic
      }
    }
  }

  /// `learningRate 0.1, depth 3`.
  func name(of variant: Variant) -> String {
    zip(parameters, variant.values).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  // MARK: - The table

  var table: Table {
    let findings = findings
    var table = Table(columns: parameters.map { Table.Column($0) })
    table.columns += findings.map { Table.Column($0.heading) }
    let hasFailed = variants.contains { $0.results.contains(where: \.isFailure) }
    if hasFailed { table.columns.append("outcome") }
    for (index, variant) in variants.enumerated() {
      var row = variant.values.map(Table.Value.init(literal:))
      row += findings.map { $0.values[index] }
      if hasFailed { row.append(.text(outcome(of: variant))) }
      table.rows.append(row)
    }
    return table
  }

  /// How the first cell that failed did so.
  private func outcome(of variant: Variant) -> String {
    guard let failure = variant.results.first(where: \.hasFailedItself) else {
      return variant.results.contains(where: \.isFailure) ? "not run" : "fine"
    }
    let label = lesson.cells[failure.cell].label
    switch failure.status {
    case .compileError: return "\(label) does not compile"
    case .trapped: return "\(label) ends by a trap"
    case .limitReached(let limit): return "\(label) meets its limit of \(limit.rawValue)"
    case .checkFailed: return "\(label): \(failure.expectations.count { !$0.isMet }) not met"
    case .unexpectedSuccess: return "\(label) does not fail"
    case .succeeded, .notRun: return "fine"
    }
  }

  // MARK: - Numbers

  /// Something that differs between variants, with its value for each of them.
  private struct Difference {
    var heading: String
    var cell: Int
    var values: [Table.Value]
  }

  /// The last ones, since a lesson's results come last.
  private var findings: [Difference] {
    let all = shownCells.flatMap(differences).filter { Set($0.values.filter { $0 != .empty }).count > 1 }
    var chosen = Array(all.suffix(Self.mostColumns))
    for index in chosen.indices where all.count(where: { $0.heading == chosen[index].heading }) > 1 {
      chosen[index].heading += " (\(lesson.cells[chosen[index].cell].label))"
    }
    return chosen
  }

  private var shownCells: [Int] { Set(variants.flatMap { $0.results.map(\.cell) }).sorted() }

  /// What a cell displayed, number by number where all variants have the same ones, else the last words it printed.
  private func differences(in cell: Int) -> [Difference] {
    let label = lesson.cells[cell].label
    let results = variants.map { variant in
      variant.results.first { $0.cell == cell && !$0.outputs.isEmpty }
    }
    let findings = results.map { $0?.findings(label: label) }
    guard let first = findings.lazy.compactMap(\.self).first else { return [] }
    let areAlike = findings.allSatisfy { $0 == nil || $0!.map(\.place) == first.map(\.place) }
    guard areAlike else {
      let words = results.map { $0?.lastWords.map(Table.Value.text) ?? .empty }
      return [Difference(heading: label, cell: cell, values: words)]
    }
    return first.indices.map { index in
      Difference(
        heading: first[index].heading, cell: cell, values: findings.map { $0?[index].value ?? .empty })
    }
  }

  // MARK: - The plot

  /// The last plot that differs, with the lines of all variants; else the last number over the parameter.
  var plot: Plot? { commonPlot ?? plotOverParameter }

  private var commonPlot: Plot? {
    for cell in shownCells.reversed() {
      let plots: [[Plot]] = variants.map { variant in
        variant.results.first { $0.cell == cell }?.plots ?? []
      }
      for index in (0..<(plots.map(\.count).max() ?? 0)).reversed() {
        let sameNumber: [Plot?] = plots.map { $0.indices.contains(index) ? $0[index] : nil }
        if let joined = joined(sameNumber) { return joined }
      }
    }
    return nil
  }

  private func joined(_ plots: [Plot?]) -> Plot? {
    let found = plots.compactMap(\.self)
    guard found.count > 1, Set(found.map(\.series)).count > 1, var joined = found.first else { return nil }
    joined.field = nil
    joined.description = nil
    // Where the author fixed the ends for one value, another's numbers may lie outside.
    if Set(found.map(\.xAxis.range)).count > 1 { joined.xAxis.range = nil }
    if Set(found.map(\.yAxis.range)).count > 1 { joined.yAxis.range = nil }
    joined.series = zip(variants, plots).flatMap { variant, plot in
      (plot?.series ?? []).map { series in
        var series = series
        series.name = [name(of: variant), series.name].compactMap(\.self).joined(separator: ", ")
        series.color = nil
        return series
      }
    }
    return joined
  }

  private var plotOverParameter: Plot? {
    guard parameters.count == 1, let last = findings.last else { return nil }
    let points = zip(variants, last.values).compactMap { variant, value -> (x: Double, y: Double)? in
      guard let x = Double(variant.values[0]), let y = value.asNumber else { return nil }
      return (x, y)
    }.sorted { $0.x < $1.x }
    guard points.count > 1 else { return nil }
    return Plot(x: Plot.Axis(parameters[0]), y: Plot.Axis(last.heading))
      .line(x: points.map(\.x), y: points.map(\.y))
  }
}

extension Table.Value {
  fileprivate init(literal: String) {
    if let integer = Int(literal) {
      self = .integer(integer)
    } else if let number = Double(literal) {
      self = .number(number)
    } else {
      self = .text(literal)
    }
  }

  fileprivate var asNumber: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .text, .empty: nil
    }
  }
}

extension CellResult {
  fileprivate var plots: [Plot] { outputs.compactMap { if case .plot(let plot) = $0 { plot } else { nil } } }

  /// The last line that was printed or shown.
  fileprivate var lastWords: String? {
    for case .text(let text) in outputs.reversed() {
      if let line = text.text.split(separator: "\n").last { return String(line) }
    }
    return nil
  }
}
