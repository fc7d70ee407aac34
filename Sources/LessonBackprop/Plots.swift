import Backprop
import LessonKit

// Trainings, samples and decisions as plots.

extension Plot {
  /// The learning curve: the loss, and that of held-back samples, over the epochs. The scale of the loss is
  /// logarithmic, so that equal distances are equal factors.
  public init<Scalar>(_ history: History<Scalar>, title: String? = "The loss while training") {
    self.init(title, x: "epoch", y: Axis("loss", .logarithmic))
    let epochs = history.epochs.map { Double($0) }
    self = line(x: epochs, y: history.losses.map { Double($0) }, name: "training")
    guard !history.validationLosses.isEmpty else {
      series[0].name = nil
      return
    }
    self = line(x: epochs, y: history.validationLosses.map { Double($0) }, name: "validation")
  }

  /// Samples of two inputs as points, each class with a mark of its own.
  public init(_ data: Dataset, title: String? = nil) {
    precondition(data.x.columns == 2, "a plot has two axes, but \(data.name) has \(data.x.columns) inputs")
    self.init(title ?? data.name, x: Axis(data.inputNames[0]), y: Axis(data.inputNames[1]))
    self = samples(data)
  }

  /// The regions into which a network of two inputs divides the plane, and samples on them.
  public init(_ network: Net, _ data: Dataset, title: String? = nil, resolution: Int = 64) {
    self.init(data, title: title)
    let (x, y) = (span(data.x.column(0)), span(data.x.column(1)))
    let grid = network.regions(x: x, y: y, resolution: resolution)
    field = Field(
      .classes(classNames(of: data)), x: x, y: y, values: grid.classes.map { $0.map { Double($0) } })
  }

  /// A picture in shades: row 0 of `image` is at the top.
  public init(image: [[Double]], title: String? = nil) {
    self.init(title)
    self = heatMap(image.reversed())
  }

  private func samples(_ data: Dataset) -> Plot {
    classNames(of: data).enumerated().reduce(self) { plot, label in
      let samples = data.samples(labelled: Double(label.offset))
      return plot.points(x: samples.column(0), y: samples.column(1), name: label.element)
    }
  }
}

private func classNames(of data: Dataset) -> [String] {
  data.classNames.isEmpty ? (0..<max(2, data.classCount)).map { "class \($0)" } : data.classNames
}

/// From the smallest number to the largest, and a tenth of that on both sides.
private func span(_ numbers: [Double]) -> ClosedRange<Double> {
  let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
  let margin = high > low ? (high - low) / 10 : 1
  return low - margin...high + margin
}
