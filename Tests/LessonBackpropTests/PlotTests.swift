import LessonBackprop
import Testing

@Suite struct PlotTests {
  @Test("a learning curve is logarithmic, with a name for each line where there are two")
  func history() {
    var net = Net([.dense(2, 1, .sigmoid)], seed: 1)
    let or = Dataset.or
    let history = net.train(or.x, or.y, epochs: 10, learningRate: 1)
    let plot = Plot(history)
    #expect(plot.yAxis.scale == .logarithmic && plot.series.count == 1 && plot.series[0].name == nil)
    #expect(plot.series[0].x == history.epochs.map(Double.init) && plot.series[0].y == history.losses)

    let judged = net.train(or.x, or.y, epochs: 5, optimizer: .adam(), validation: .samples(or.x, or.y))
    #expect(Plot(judged).series.map(\.name) == ["training", "validation"])
  }

  @Test("each class has its points")
  func samples() {
    let blobs = Dataset.blobs(30, classes: 3, seed: 1)
    let plot = Plot(blobs)
    #expect(plot.series.map(\.name) == ["class 0", "class 1", "class 2"])
    #expect(plot.series[1].x == blobs.samples(labelled: 1).column(0))
    #expect(plot.field == nil && plot.title == "blobs")
  }

  @Test("regions are what the network says, and bear the names of the classes")
  func regions() {
    var unit = Net([.dense(2, 1, .sigmoid)], seed: 1)
    unit.layers[0].weights = [[1], [0]]
    unit.layers[0].biases = [-0.5]
    var data = Dataset.or
    data.classNames = ["off", "on"]
    let plot = Plot(unit, data, resolution: 4)
    #expect(plot.field?.kind == .classes(["off", "on"]))
    #expect(plot.field?.values == [[Double]](repeating: [0, 0, 1, 1], count: 4))
    #expect(plot.field?.x == -0.1...1.1 && plot.series.map(\.name) == ["off", "on"])
  }

  @Test("a picture stands upright")
  func image() {
    let plot = Plot(image: [[1, 2], [3, 4]])
    #expect(plot.field?.values == [[3, 4], [1, 2]])
  }
}
