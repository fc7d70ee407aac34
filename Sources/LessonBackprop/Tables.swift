@_exported import Backprop
@_exported import LessonKit

// Networks and what is found out about them, as tables.

extension Table {
  /// The layers of a network, what they give and how many parameters they have: `Table(net.summary)`.
  public init(_ summary: NetworkSummary, title: String? = nil) {
    self.init("layer", "outputs", "parameters", title: title)
    for row in summary.rows { add(row.layer, row.outputs, row.parameters) }
    add("all, judged by \(summary.loss)", Int?.none, summary.parameters)
  }

  /// The losses of a training, from at most `rows` of its epochs, equally far apart, the first and the last
  /// among them.
  public init<Scalar>(
    _ history: History<Scalar>, rows: Int = 12, format: NumberFormat = .fixed(4), title: String? = nil
  ) {
    let validates = !history.validationLosses.isEmpty
    let losses = [Column("loss", format)] + (validates ? [Column("validation", format)] : [])
    self.init(columns: ["epoch"] + losses, title: title)
    for index in evenly(history.epochs.count, atMost: rows) {
      let (epoch, loss) = (history.epochs[index], Double(history.losses[index]))
      if validates {
        add(epoch, loss, Double(history.validationLosses[index]))
      } else {
        add(epoch, loss)
      }
    }
  }

  /// What samples are, downwards, and what they were taken for, across.
  ///
  /// - Parameter classNames: nil names classes by their numbers, counted from 0.
  public init(_ matrix: ConfusionMatrix, classNames: [String]? = nil, title: String? = nil) {
    let names = classNames ?? matrix.counts.indices.map { "\($0)" }
    self.init(
      columns: [Column("is \\ taken for", alignment: .right)] + names.map { Column($0) } + [
        Column("found", .percent(1))
      ], title: title)
    for (label, counts) in matrix.counts.enumerated() {
      let cells: [any TableConvertible] = [names[label]] + counts + [matrix.recall(label)]
      rows.append(cells.map(\.tableValue))
    }
  }

  /// Each weight and bias with its derivative in two ways, those that differ most first.
  public init<Scalar>(_ check: GradientCheck<Scalar>, rows: Int = 12, title: String? = nil) {
    self.init(
      "parameter", Column("backpropagation", .scientific(10)), Column("numerical", .scientific(10)),
      Column("relative error", .scientific(2)), title: title)
    let sorted = check.comparisons.sorted { first, second in
      if first.crossesKink != second.crossesKink { return second.crossesKink }
      return first.relativeError > second.relativeError
    }
    for comparison in sorted.prefix(rows) {
      add(
        comparison.name + (comparison.crossesKink ? " (at a kink)" : ""), Double(comparison.analytic),
        Double(comparison.numerical), Double(comparison.relativeError))
    }
  }

  /// The factors of a derivative with their running product; of several paths, each with its own.
  public init<Scalar>(_ chain: Chain<Scalar>, title: String? = nil) {
    let hasPaths = chain.paths.count > 1
    let numbers = [Column("value"), Column("product so far")]
    self.init(columns: (hasPaths ? ["path"] : []) + ["factor"] + numbers, title: title)
    for (index, path) in chain.paths.enumerated() {
      for (factor, product) in zip(path.factors, path.runningProducts) {
        let cells: [any TableConvertible] = ["\(factor)", Double(factor.value), Double(product)]
        rows.append(((hasPaths ? [index + 1] : []) + cells).map(\.tableValue))
      }
    }
  }

  /// Samples, from at most `rows` of them: the first ones.
  public init(_ data: Dataset, rows: Int = 12, title: String? = nil) {
    let outputs = data.y.columns == 1 ? ["y"] : (0..<data.y.columns).map { "y\($0 + 1)" }
    self.init(columns: (data.inputNames + outputs).map { Column($0) }, title: title ?? data.name)
    for row in 0..<min(rows, data.count) {
      self.rows.append((data.x.row(row) + data.y.row(row)).map(\.tableValue))
    }
  }
}

/// At most so many of 0..<count, equally far apart as nearly as whole numbers are, both ends among them.
private func evenly(_ count: Int, atMost limit: Int) -> [Int] {
  guard count > limit else { return Array(0..<count) }
  guard limit > 1 else { return Array((0..<count).suffix(max(limit, 0))) }
  return (0..<limit).map { ($0 * (count - 1) + (limit - 1) / 2) / (limit - 1) }
}
