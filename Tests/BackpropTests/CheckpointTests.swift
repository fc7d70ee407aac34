import Testing

@testable import Backprop

@Suite struct CheckpointTests {
  static let networks: [Net] = [
    Net([.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)], seed: 1),
    Net(
      [
        .dropout(0.1), .dense(3, 5, .leakyReLU(0.02), weights: .he), .dropout(0.25),
        .dense(5, 2, .softmax),
      ],
      penalty: Penalty(l1: 0.125, l2: 1e-3), classWeights: [1, 2.5], seed: 2),
    Net(
      [
        .dense(1, 1, weights: .normal(deviation: 0.2)),
        .dense(1, 1, .gelu, weights: .uniform(limit: 3)),
      ],
      loss: .squaredError, seed: 3),
  ]

  static let optimizers: [Optimizer] =
    OptimizerTests.optimizers + [
      .adamW(learningRate: 0.125).scheduled(.cosine(over: 100, to: 0.1).warmedUp(over: 5)).clipped(
        .globalNorm(2)),
      .sgd(learningRate: 1e-3).scheduled(.step(every: 3)).clipped(.value(0.5)),
      .rmsProp().scheduled(.exponential(factor: 0.99)),
    ]

  @Test("a network comes back as it was saved", arguments: networks)
  func roundTrip(_ network: Net) throws {
    try withTemporaryFile("net.safetensors") { path in
      try network.save(to: path)
      #expect(try Net(contentsOf: path) == network)
      #expect(try Checkpoint<Double>(contentsOf: path).state == nil)
      var fresh = network
      fresh.parameters = fresh.parameters.map { _ in 0 }
      try fresh.load(from: path)
      #expect(fresh == network)
    }
  }

  @Test("an optimiser comes back too, and training goes on bit for bit", arguments: optimizers)
  func optimizerState(_ optimizer: Optimizer) throws {
    let moons = Dataset.moons(40, seed: 1)
    var network = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], seed: 1)
    var state = OptimizerState(optimizer, for: network)
    network.train(moons.x, moons.y, epochs: 3, batchSize: 8, continuing: &state)
    var saved = try withTemporaryFile { path in
      try network.save(to: path, state)
      return try Checkpoint<Double>(contentsOf: path)
    }
    #expect(saved == Checkpoint(network, state))
    network.train(moons.x, moons.y, epochs: 3, batchSize: 8, continuing: &state)
    var savedState = try #require(saved.state)
    saved.network.train(moons.x, moons.y, epochs: 3, batchSize: 8, continuing: &savedState)
    #expect(saved.network == network && savedState == state)
  }

  @Test("Float is kept as F32, and read by either")
  func single() throws {
    let network = Network<Float>([.dense(2, 3, .relu), .dense(3, 1)], seed: 1)
    try withTemporaryFile { path in
      try network.save(to: path)
      #expect(try Network<Float>(contentsOf: path) == network)
      #expect(try Net(contentsOf: path).parameters == network.parameters.map { Double($0) })
      #expect(try bytes(at: path).count < 800)
    }
  }

  @Test("the file is laid out as the format says")
  func layout() throws {
    var file = Safetensors()
    file.metadata = ["a \"b\"\n": "c\\"]
    file.tensors = [
      ("t", .init(shape: [1, 2], numbers: [1, -2.5])),
      ("s", .init(shape: [], numbers: [0.5], isSingle: true)),
    ]
    let bytes = file.bytes
    let header = String(decoding: bytes[8..<8 + Int(bytes[0])], as: UTF8.self)
    #expect(
      header.hasPrefix(
        #"{"__metadata__":{"a \"b\"\u000a":"c\\"},"t":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},"#
          + #""s":{"dtype":"F32","shape":[],"data_offsets":[16,20]}}"#))
    #expect(bytes[0] % 8 == 0 && bytes.count == 8 + Int(bytes[0]) + 20)
    #expect(Array(bytes.suffix(4)) == [0, 0, 0, 0x3f])
    #expect(try Safetensors(bytes: bytes) == file)
  }

  @Test("weights of another program need no words about them")
  func foreign() throws {
    var file = Safetensors()
    file.tensors = [
      ("layers.0.biases", .init(shape: [1], numbers: [3], isSingle: true)),
      ("layers.0.weights", .init(shape: [2, 1], numbers: [1, 2])),
    ]
    try withTemporaryFile("other.safetensors", file.bytes) { path in
      var network = Net([.dense(2, 1)], seed: 1)
      try network.load(from: path)
      #expect(network.parameters == [1, 2, 3])
      let error = #expect(throws: CheckpointError.self) { try Net(contentsOf: path) }
      #expect(error?.description == "\(path): metadata: expected a word on \"layers\", found none")
    }
  }

  @Test("a file that does not fit is told with what was expected and what came")
  func mismatch() throws {
    try withTemporaryFile("net.safetensors") { path in
      try Net([.dense(3, 4), .dense(4, 1)], seed: 1).save(to: path)
      func message(_ layers: [LayerSpecification]) -> String? {
        var network = Net(layers, seed: 1)
        let before = network
        let error = #expect(throws: CheckpointError.self) { try network.load(from: path) }
        #expect(network == before)
        return error?.description
      }
      #expect(
        message([.dense(2, 4), .dense(4, 1)])
          == "\(path): layers.0.weights: expected shape [2, 4], found [3, 4]")
      #expect(
        message([.dense(3, 4)])
          == "\(path): layers.1.weights: expected no more than 1 layers, found one of shape [4, 1]")
      let more = message([.dense(3, 4), .dense(4, 1), .dense(1, 1)])
      #expect(
        more?.hasPrefix(
          "\(path): layers.2.weights: expected a tensor of shape [1, 1], found only layers.0")
          == true)
    }
  }

  @Test("a file that the system does not give or take is told")
  func files() throws {
    let missing = #expect(throws: CheckpointError.self) {
      try Net(contentsOf: "no/such.safetensors")
    }
    #expect(missing?.description == "no/such.safetensors: cannot read: No such file or directory")
    let network = Net([.dense(1, 1)], seed: 1)
    let denied = #expect(throws: CheckpointError.self) { try network.save(to: "no/such/folder/f") }
    #expect(denied?.description == "no/such/folder/f: cannot write: No such file or directory")
  }

  @Test("the words that a file may hold are checked")
  func words() throws {
    let good = Checkpoint(Net([.dense(2, 1, .sigmoid)], seed: 1)).safetensors
    let bad = [
      ("layers", "dense 2 1 sigmoid"), ("layers", "dense 2 1 sinus glorot"),
      ("layers", "dense 2 0 tanh glorot"),
      ("layers", "dense 2 3 tanh glorot; dense 2 1 tanh glorot"), ("layers", "dropout 0.5"),
      ("layers", ""),
      ("layers", "dense 999999999999 999999999999 tanh glorot"),
      ("layers", "dense 1000000 1000000 tanh glorot"),
      ("loss", "none"), ("penalty", "1"), ("penalty", "-1 0"), ("class weights", "1 2 3"),
      ("class weights", "0 1"),
    ]
    for (key, value) in bad {
      var file = good
      file.metadata[key] = value
      try withTemporaryFile("f.safetensors", file.bytes) { path in
        let error = #expect(throws: CheckpointError.self, "\(key): \(value)") {
          try Net(contentsOf: path)
        }
        #expect(error?.description.hasPrefix("\(path): ") == true)
      }
    }
    for words in [
      "sgd", "sgd, rate x, constant, warm-up 0", "sgd 1, rate 1, constant, warm-up 0",
      "sgd, rate 1, step 0 1.0, warm-up 0", "sgd, rate 1, constant, warm-up -1",
      "sgd, rate 1, constant, warm-up 0, never",
    ] { #expect(Optimizer(words: words) == nil, "\(words)") }
  }
}

/// Files that are broken in every way that we could think of, and in many that nobody would.
@Suite struct DamagedCheckpointTests {
  private func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
    let bytes = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) } + bytes + data
  }

  @Test("damage is named with its place")
  func named() {
    let eight = [UInt8](repeating: 0, count: 8)
    let cases: [(bytes: [UInt8], place: String)] = [
      ([], "start"), ([1, 2, 3], "start"), (eight.map { _ in 255 }, "header"),
      (file("{}").dropLast(), "header"),
      (file(""), "header, byte 1"), (file("[]"), "header, byte 1"),
      (file("{\"t\":1}"), "header, byte 6"),
      (file("{} x"), "header, byte 4"), (file("{\"t"), "header, byte 4"),
      (file("{\"\\q\":1}"), "header, byte 4"),
      (file("{\"t\":{\"dtype\":\"F64\"}}"), "header: t"),
      (file("{\"t\":{\"dtype\":\"F64\",\"size\":1}}"), "header, byte 28"),
      (
        file("{\"t\":{\"dtype\":\"F64\",\"shape\":[-1],\"data_offsets\":[0,8]}}", eight),
        "header, byte 30"
      ),
      (
        file("{\"t\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0]}}", eight),
        "header, byte 51"
      ),
      (file("{\"t\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}", eight), "t"),
      (file("{\"t\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}", eight), "t"),
      (file("{\"t\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]}}", eight), "t"),
      (file("{\"t\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,0]}}", eight), "t"),
      (
        file(
          "{\"t\":{\"dtype\":\"F64\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
          eight),
        "t"
      ),
      (
        file("{\"t\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", eight + eight),
        "numbers"
      ),
      (
        file(
          "{\"t\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
            + "\"u\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", eight + eight), "u"
      ),
    ]
    for (index, (bytes, place)) in cases.enumerated() {
      let error = #expect(throws: SafetensorsProblem.self, "case \(index)") {
        try Safetensors(bytes: bytes)
      }
      #expect(error?.place == place, "case \(index): \(String(describing: error))")
    }
  }

  @Test("a damaged file is named")
  func message() throws {
    try withTemporaryFile("net.safetensors", [1, 2, 3]) { path in
      let error = #expect(throws: CheckpointError.self) { try Net(contentsOf: path) }
      #expect(
        error?.description
          == "\(path) is damaged: start: expected 8 bytes for the header's length, found 3")
    }
  }

  @Test("a file cut off anywhere is damaged")
  func truncated() throws {
    let bytes = Checkpoint(Net([.dense(2, 3, .tanh), .dense(3, 1)], seed: 1)).safetensors.bytes
    for count in bytes.indices {
      #expect(throws: SafetensorsProblem.self) { try Safetensors(bytes: Array(bytes[..<count])) }
    }
  }

  @Test(
    "a changed byte is an error or another number, never a trap",
    arguments: 1...40 as ClosedRange<UInt64>)
  func changed(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let network = Net([.dense(2, 3, .tanh), .dense(3, 1)], seed: 1)
    let sound = Checkpoint(network, OptimizerState(.adam(), for: network)).safetensors.bytes
    for _ in 0..<20 {
      var bytes = sound
      for _ in 0...generator.below(3) {
        bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
      }
      guard let file = try? Safetensors(bytes: bytes) else { continue }
      let reader = CheckpointReader(path: "f", file: file)
      guard let network: Net = try? reader.network() else { continue }
      _ = try? reader.state(for: network)
    }
  }
}
