import Testing

@testable import Backprop

/// Data sets beyond the first, splitting, scaling and coding them.
@Suite struct SamplesTests {
  @Test("digits are the 1,797 images with their labels")
  func digits() {
    let digits = Dataset.digits
    #expect(digits.count == 1797 && digits.x.columns == 64 && digits.y.columns == 1)
    #expect(digits.x.elements.allSatisfy { $0 >= 0 && $0 <= 16 && $0.rounded() == $0 })
    // The number of images of each digit, and sums over all pixels and labels that tell their order, too.
    let counts = (0..<10).map { digit in digits.y.elements.count { $0 == Double(digit) } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(digits.x.sum() == 561_718)
    let ordered = digits.x.elements.enumerated().reduce(0) {
      $0 + $1.element * Double($1.offset % 1009)
    }
    let orderedLabels = digits.labels.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 101) }
    #expect(ordered == 283_139_404 && orderedLabels == 399_720)
    #expect(digits.image(0)[0] == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(digits.image(0)[7] == [0, 0, 6, 13, 10, 0, 0, 0])
    #expect(digits.y.elements.suffix(5) == [9, 0, 8, 9, 8])
    #expect(digits.classCount == 10)
  }

  @Test("blobs lie around their centres")
  func blobs() {
    let data = Dataset.blobs(3000, centers: [(0, 5), (7, -2)], deviation: 0.5, seed: 1)
    for (label, center) in [(0.0, (0.0, 5.0)), (1, (7, -2))] {
      let points = data.samples(labelled: label)
      #expect(points.rows == 1500)
      #expect(
        isClose(mean(points.column(0)), center.0, 0.05)
          && isClose(mean(points.column(1)), center.1, 0.05))
    }
    #expect(Dataset.blobs(30, classes: 5, seed: 1).classCount == 5)
  }

  @Test(
    "linearly separable points are learnt by a single unit", arguments: 1...5 as ClosedRange<UInt64>
  )
  func separable(_ seed: UInt64) {
    let data = Dataset.linearlySeparable(100, margin: 0.1, seed: seed)
    #expect(data.samples(labelled: 1).rows == 50)
    #expect(data.x.elements.allSatisfy { $0.magnitude <= 1 })
    var unit = Net([.dense(2, 1, .sigmoid)], seed: 1)
    unit.train(data.x, data.y, epochs: 500, optimizer: .adam(learningRate: 0.2))
    #expect(unit.accuracy(data.x, data.y) == 1)
  }

  @Test("spirals without noise wind around each other")
  func spirals() {
    let data = Dataset.spirals(200, turns: 1, noise: 0, seed: 1)
    for row in 0..<200 {
      // Half a turn brings an arm onto the other.
      let sign = row % 2 == 0 ? 1.0 : -1
      let (x, y) = (sign * data.x[row, 0], sign * data.x[row, 1])
      let radius = (x * x + y * y).squareRoot()
      // The angle grows by a turn with the radius.
      #expect(isClose(x, radius * cosine(turns: radius), 1e-9), "row \(row)")
      #expect(radius >= 0.05 && radius <= 1)
    }
    #expect(Dataset.spirals(9, classes: 3, seed: 1).classCount == 3)
  }

  /// cos(2π t)
  private func cosine(turns: Double) -> Double {
    cosineOfHalfTurns(turns <= 0.5 ? 2 * turns : 2 - 2 * turns)
  }

  @Test("the same seed gives the same samples, another seed others")
  func seeds() {
    let makers: [(UInt64) -> Dataset] = [
      { .blobs(20, seed: $0) }, { .spirals(20, seed: $0) }, { .linearlySeparable(20, seed: $0) },
    ]
    for make in makers {
      #expect(make(1) == make(1))
      #expect(make(1) != make(2))
    }
  }

  @Test("a split gives each sample to one side, by chance or by position")
  func split() {
    let data = Dataset(
      name: "numbers", x: Matrix(column: (0..<10).map(Double.init)),
      y: Matrix(column: (0..<10).map(Double.init)))
    let (train, test) = data.split(test: 0.3, seed: 1)
    #expect(train.count == 7 && test.count == 3)
    #expect((train.x.elements + test.x.elements).sorted() == data.x.elements)
    #expect(train.x == train.y && test.x.elements == test.x.elements.sorted())
    #expect(data.split(test: 0.3, seed: 1).test == test)
    #expect(data.split(test: 0.5, seed: 2).test != data.split(test: 0.5, seed: 3).test)
    #expect(data.split(last: 4).test.x.elements == [6, 7, 8, 9])
    #expect(data.split(last: 4).train.x.elements == [0, 1, 2, 3, 4, 5])
    #expect(data.shuffled(seed: 1).x != data.x)
    #expect(data.shuffled(seed: 1).x.elements.sorted() == data.x.elements)
  }

  @Test("standardised columns have mean 0 and deviation 1, by the training's numbers")
  func standardisation() {
    let train = Matrix([[1, 10, 7], [3, 30, 7], [5, 80, 7]])
    let scale = Standardizer(fitting: train)
    let scaled = scale(train)
    for column in 0..<2 {
      #expect(isClose(mean(scaled.column(column)), 0))
      #expect(isClose(mean(scaled.column(column).map { $0 * $0 }), 1))
    }
    #expect(scaled.column(2) == [0, 0, 0])
    expectClose(scale(Matrix([[3, 40, 9]])), [[0, 0, 2]], "a test sample")
    expectClose(scale.inverse(scaled), [[1, 10, 7], [3, 30, 7], [5, 80, 7]], "the way back")
  }

  @Test("one-hot rows have a 1 in their class's column")
  func oneHot() {
    #expect(Matrix<Double>.oneHot([2, 0], classes: 3) == [[0, 0, 1], [1, 0, 0]])
    let blobs = Dataset.blobs(7, classes: 3, seed: 1).oneHot
    #expect(blobs.y.columns == 3 && blobs.y.row(4) == [0, 1, 0])
  }

  @Test("a small network reads the digits after a few epochs")
  func learnsDigits() {
    let (train, test) = Dataset.digits.split(last: 360)
    var network = Network<Float>(
      [.dense(64, 32, .relu, weights: .he), .dense(32, 10, .softmax)], seed: 1)
    let (x, y) = (Matrix<Float>(train.x.map { $0 / 16 }), Matrix<Float>(train.y))
    network.train(x, y, epochs: 6, batchSize: 32, optimizer: .adam(learningRate: 0.01), seed: 1)
    let accuracy = network.accuracy(Matrix<Float>(test.x.map { $0 / 16 }), Matrix<Float>(test.y))
    #expect(accuracy > 0.88, "\(accuracy)")
  }

  private func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
}
