/// A network, and what an optimiser remembers of training it, as a file: to go on another day, or elsewhere.
///
///     try net.save(to: "moons.safetensors", state)
///     let saved = try Checkpoint<Double>(contentsOf: "moons.safetensors")
///
/// The format is safetensors, so Python reads it too: `safetensors.numpy.load_file("moons.safetensors")`. Its
/// tensors are `layers.0.weights` in shape [inputs, outputs], `layers.0.biases`, and so on, and for the
/// optimiser `optimizer.first` and `optimizer.second`, each in the order of all layers' weights and biases.
/// Its metadata tells in words what the network and the optimiser are.
public struct Checkpoint<Scalar: Real>: Equatable, Sendable {
  public var network: Network<Scalar>
  public var state: OptimizerState<Scalar>?

  public init(_ network: Network<Scalar>, _ state: OptimizerState<Scalar>? = nil) {
    require(
      state.map { $0.count == network.layout.count } ?? true, "an optimiser of another network")
    self.network = network
    self.state = state
  }

  /// Writes the file as a whole, or leaves what was there.
  public func save(to path: String) throws(CheckpointError) {
    do {
      try writeFile(path, safetensors.bytes)
    } catch { throw .file(error) }
  }

  /// The network that a file tells of, and the optimiser if there is one.
  public init(contentsOf path: String) throws(CheckpointError) {
    let file = try Safetensors(path: path)
    network = try CheckpointReader(path: path, file: file).network()
    state = try CheckpointReader(path: path, file: file).state(for: network)
  }
}

extension Network {
  /// Writes the network, and what an optimiser remembers, as a `Checkpoint`.
  public func save(to path: String, _ state: OptimizerState<Scalar>? = nil) throws(CheckpointError) {
    try Checkpoint(self, state).save(to: path)
  }

  /// The network that a checkpoint holds.
  public init(contentsOf path: String) throws(CheckpointError) {
    self = try CheckpointReader(path: path, file: Safetensors(path: path)).network()
  }

  /// Takes over the weights and biases of a file, which must have tensors of the right names and shapes, and
  /// nothing else need be known of it: it may come from another program.
  public mutating func load(from path: String) throws(CheckpointError) {
    let reader = CheckpointReader(path: path, file: try Safetensors(path: path))
    parameters = try reader.parameters(layout)
  }
}

extension Safetensors {
  fileprivate init(path: String) throws(CheckpointError) {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path)
    } catch { throw .file(error) }
    do {
      self = try Safetensors(bytes: bytes)
    } catch {
      throw .damaged(path: path, at: error.place, expected: error.expected, found: error.found)
    }
  }
}

extension Checkpoint {
  /// The file's content.
  var safetensors: Safetensors {
    var file = Safetensors()
    file.metadata = network.metadata
    for (index, layer) in network.layers.enumerated() {
      file.add("layers.\(index).weights", [layer.inputs, layer.outputs], layer.weights.elements)
      file.add("layers.\(index).biases", [layer.outputs], layer.biases)
    }
    guard let state else { return file }
    file.metadata.merge(state.metadata) { $1 }
    let memories = [
      ("optimizer.first", state.firstMoments), ("optimizer.second", state.secondMoments),
    ]
    for (name, numbers) in memories where !numbers.isEmpty {
      file.add(name, [numbers.count], numbers)
    }
    return file
  }
}

extension Safetensors {
  fileprivate mutating func add<Scalar: Real>(_ name: String, _ shape: [Int], _ numbers: [Scalar]) {
    let isSingle = Scalar.significandBitCount < Double.significandBitCount
    tensors.append(
      (name, Tensor(shape: shape, numbers: numbers.map { Double($0) }, isSingle: isSingle)))
  }
}
