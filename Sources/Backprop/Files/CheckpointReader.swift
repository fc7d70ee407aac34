/// Makes a network and an optimiser of what a file holds, or tells where they do not fit together.
struct CheckpointReader {
  let path: String
  let file: Safetensors

  func network<Scalar: Real>() throws(CheckpointError) -> Network<Scalar> {
    let specifications = try word("layers", LayerSpecification.list)
    let loss = try word("loss", Loss.init(word:))
    let penalty = try word("penalty", Penalty.init(word:))
    let classWeights = try word("class weights") { numbers($0) }
    // Before a network is made: a layer as large as its words say must be in the file, too.
    let parameters: [Scalar] = try parameters(ParameterLayout(specifications))
    var network = Network<Scalar>(specifications, loss: loss, penalty: penalty, seed: 0)
    let classes = loss.isCategorical ? network.layout.outputs : 2
    let fit =
      classWeights.count == classes && loss != .squaredError && classWeights.allSatisfy { $0 > 0 }
    guard classWeights.isEmpty || fit else {
      throw mismatch(
        "class weights", expected: "\(classes) above 0, or none", found: "\(classWeights)")
    }
    network.classWeights = classWeights.map { Scalar($0) }
    network.parameters = parameters
    return network
  }

  func parameters<Scalar: Real>(_ layout: ParameterLayout) throws(CheckpointError) -> [Scalar] {
    var parameters: [Scalar] = []
    for (index, layer) in layout.layers.enumerated() {
      parameters += try tensor("layers.\(index).weights", [layer.inputs, layer.outputs])
      parameters += try tensor("layers.\(index).biases", [layer.outputs])
    }
    if let more = file["layers.\(layout.layers.count).weights"] {
      throw mismatch(
        "layers.\(layout.layers.count).weights",
        expected: "no more than \(layout.layers.count) layers",
        found: "one of shape \(more.shape)")
    }
    return parameters
  }

  /// Nil where the file tells of no optimiser.
  func state<Scalar: Real>(
    for network: Network<Scalar>
  ) throws(CheckpointError) -> OptimizerState<Scalar>? {
    guard file.metadata["optimizer"] != nil else { return nil }
    let optimizer = try word("optimizer", Optimizer.init(words:))
    let steps = try word("optimizer steps") { Int($0).flatMap { $0 >= 0 ? $0 : nil } }
    let count = network.layout.count
    let (first, second) = optimizer.rule.memories
    return OptimizerState(
      optimizer, steps: steps, parameterCount: count,
      firstMoments: first ? try tensor("optimizer.first", [count]) : [],
      secondMoments: second ? try tensor("optimizer.second", [count]) : [])
  }

  private func tensor<Scalar: Real>(_ name: String, _ shape: [Int]) throws(CheckpointError)
    -> [Scalar]
  {
    guard let tensor = file[name] else {
      let names = file.tensors.map(\.name).joined(separator: ", ")
      throw mismatch(
        name, expected: "a tensor of shape \(shape)",
        found: names.isEmpty ? "none" : "only \(names)")
    }
    guard tensor.shape == shape else {
      throw mismatch(name, expected: "shape \(shape)", found: "\(tensor.shape)")
    }
    return tensor.numbers.map { Scalar($0) }
  }

  /// What the metadata says under a name.
  private func word<Value>(
    _ name: String, _ read: (String) -> Value?
  ) throws(CheckpointError) -> Value {
    guard let text = file.metadata[name] else {
      throw mismatch("metadata", expected: "a word on \"\(name)\"", found: "none")
    }
    guard let value = read(text) else {
      throw mismatch("metadata", expected: "\(name) that this version knows", found: "\"\(text)\"")
    }
    return value
  }

  private func mismatch(_ place: String, expected: String, found: String) -> CheckpointError {
    .mismatched(path: path, at: place, expected: expected, found: found)
  }
}
