// What is trained natively and in the browser's machine, to be compared number by number. It is compiled together with
// the engine's core, as one module.

/// Some trainings that between them use every kernel: a small network with the batch in the lanes, one large enough for
/// matrix products, and the tape. All numbers that they end with, one after the other.
func trainings() -> [Double] {
  xor() + moons() + formula()
}

private func xor() -> [Double] {
  var net = Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1)
  let history = net.train(Dataset.xor.x, Dataset.xor.y, epochs: 1000, learningRate: 0.5)
  return history.losses + net.parameters
}

private func moons() -> [Double] {
  let data = Dataset.moons(100, noise: 0.1, seed: 3)
  var net = Net([.dense(2, 40, .tanh), .dense(40, 30, .relu), .dense(30, 1, .sigmoid)], seed: 2)
  let history = net.train(
    data.x, data.y, epochs: 10, batchSize: 32, optimizer: .adam(learningRate: 0.01), seed: 4, every: 1)
  return history.losses + net.parameters
}

private func formula() -> [Double] {
  withTemporaryValues {
    let (a, b) = (Value(2), Value(-3))
    let e = tanh(a * b / 4) + pow(sigmoid(a), 1.5) * exp(b) - log(a + 1)
    e.backward()
    return [e.data, a.grad, b.grad]
  }
}
