/// A small network whose gradient is found with the batch in the lanes of vectors: see lanes.h in CKernels.
///
/// Only training uses it. What it gives is what `Workspace` gives, added up in another order.
final class Lanes<Scalar: Real> {
  /// With more parameters than this, the gradient's sums, a vector of 64 bytes for each, leave the first caches.
  static var mostParameters: Int { 1024 }

  private let layers: Int
  private let inputs: Int
  private let outputs: Int
  private let judge: Judge
  private let output: Output
  private let plan: UnsafeMutablePointer<Int>
  private let lanes: UnsafeMutableRawPointer
  private let laneX: UnsafeMutablePointer<Scalar>
  private let laneY: UnsafeMutablePointer<Scalar>
  private let scratch: UnsafeMutablePointer<Scalar>
  private let oneHot: UnsafeMutablePointer<Scalar>

  /// How the derivative of the loss by the last z is found: the numbers of CKernels.h.
  private enum Output: Int {
    case sigmoidCrossEntropy, softmaxCrossEntropy, squaredError
  }

  /// Nil for a network that is too large, or has something in it that these kernels do not know. They know of
  /// no dropout, which the caller must see to.
  init?(_ layout: ParameterLayout, _ objective: Objective<Scalar>, capacity: Int, targetColumns: Int) {
    guard Scalar.hasKernels, layout.count <= Self.mostParameters, objective.classWeights.isEmpty,
      layout.layers.dropLast().allSatisfy({ $0.activation.kernel != nil }),
      let output = Self.output(objective.loss, layout.layers[layout.last].activation)
    else { return nil }
    self.output = output
    judge = Judge(loss: objective.loss, outputs: layout.outputs, targetColumns: targetColumns)
    layers = layout.layers.count
    (inputs, outputs) = (layout.inputs, layout.outputs)
    plan = .allocate(capacity: 2 * layers + 1)
    plan[0] = inputs
    for (index, layer) in layout.layers.enumerated() {
      plan[index + 1] = layer.outputs
      plan[layers + 1 + index] = layer.activation.kernel ?? 0
    }
    let lane = 64 / MemoryLayout<Scalar>.stride
    let rows = (capacity + lane - 1) / lane * lane
    let needed =
      Scalar.self == Float.self
      ? backprop_lanes_scratch_f32(layers, plan) : backprop_lanes_scratch_f64(layers, plan)
    let count = rows * (inputs + 2 * outputs) + needed
    lanes = .allocate(byteCount: count * MemoryLayout<Scalar>.stride, alignment: 64)
    laneX = lanes.initializeMemory(as: Scalar.self, repeating: 0, count: count)
    laneY = laneX + rows * inputs
    oneHot = laneY + rows * outputs
    scratch = oneHot + rows * outputs
  }

  deinit {
    plan.deallocate()
    lanes.deallocate()
  }

  private static func output(_ loss: Loss, _ activation: Activation) -> Output? {
    switch (loss, activation) {
    case (.binaryCrossEntropy, .sigmoid), (.binaryCrossEntropyFromLogits, .identity): .sigmoidCrossEntropy
    case (.crossEntropy, .softmax), (.crossEntropyFromLogits, .identity): .softmaxCrossEntropy
    case (.squaredError, _): activation.kernel == nil ? nil : .squaredError
    default: nil
    }
  }

  /// Turns a batch's rows into lanes.
  @inline(__always)
  func load(_ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, rows: Int) {
    var y = y
    if judge.takesLabels {
      oneHot.update(repeating: 0, count: rows * outputs)
      for row in 0..<rows { oneHot[row * outputs + Int(y[row])] = 1 }
      y = UnsafePointer(oneHot)
    }
    if Scalar.self == Float.self {
      backprop_lanes_pack_f32(rows, inputs, f32(x), f32(laneX))
      backprop_lanes_pack_f32(rows, outputs, f32(y), f32(laneY))
    } else {
      backprop_lanes_pack_f64(rows, inputs, f64(x), f64(laneX))
      backprop_lanes_pack_f64(rows, outputs, f64(y), f64(laneY))
    }
  }

  /// The gradient of the mean loss over the batch that was loaded.
  @inline(__always)
  func gradient(
    _ parameters: UnsafePointer<Scalar>, rows: Int, into gradient: UnsafeMutablePointer<Scalar>
  ) {
    let share = 1 / Scalar(judge.terms(rows: rows))
    if Scalar.self == Float.self {
      backprop_lanes_gradient_f32(
        layers, UnsafePointer(plan), UnsafePointer(plan + layers + 1), output.rawValue, f32(parameters),
        rows, f32(UnsafePointer(laneX)), f32(UnsafePointer(laneY)),
        Float(share),
        f32(scratch), f32(gradient))
    } else {
      backprop_lanes_gradient_f64(
        layers, UnsafePointer(plan), UnsafePointer(plan + layers + 1), output.rawValue, f64(parameters),
        rows, f64(UnsafePointer(laneX)), f64(UnsafePointer(laneY)),
        Double(share),
        f64(scratch), f64(gradient))
    }
  }
}
