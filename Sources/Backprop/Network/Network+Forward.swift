/// Everything a forward pass computes, layer by layer from the first hidden one to the output.
public struct Trace<Scalar: Real>: Equatable, Sendable {
  /// What went in: a row for each sample.
  public let x: Matrix<Scalar>
  /// z = x W + b of each layer: a row for each sample, a column for each unit.
  public let z: [Matrix<Scalar>]
  /// a = f(z) of each layer, in the same shape.
  public let a: [Matrix<Scalar>]

  /// What came out: the last layer's activations.
  public var prediction: Matrix<Scalar> { a[a.count - 1] }
}

extension Network {
  /// The network's output for a batch: `[rows, inputs]` gives `[rows, outputs]`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func predict(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    let workspace = forwardPass(x)
    return workspace.matrix(workspace.a(layout.last), layout.last)
  }

  /// The output for one sample, of a network that has one output.
  public func predict(_ sample: [Scalar]) -> Scalar {
    require(
      layout.outputs == 1,
      "predict([...]) gives one number, but this network has \(layout.outputs) outputs: use predict([[...]])"
    )
    return predict(Matrix(row: sample))[0, 0]
  }

  /// The output for a batch, with every z and a on the way there.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ x: Matrix<Scalar>) -> Trace<Scalar> {
    let workspace = forwardPass(x)
    return Trace(
      x: x, z: layout.layers.indices.map { workspace.matrix(workspace.z($0), $0) },
      a: layout.layers.indices.map { workspace.matrix(workspace.a($0), $0) })
  }

  /// The loss E of the network's predictions for x, where y was desired: the mean loss and the penalty.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func loss(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) -> Scalar {
    requireShapes(x, y)
    return forwardPass(x, targetColumns: y.columns).loss(y.elements, parameters)
  }

  @inline(__always)
  func forwardPass(_ x: Matrix<Scalar>, targetColumns: Int? = nil) -> Workspace<Scalar> {
    require(inputFits(x), inputMessage(x))
    let workspace = Workspace<Scalar>(
      layout, objective, capacity: x.rows, targetColumns: targetColumns ?? layout.outputs)
    workspace.forward(x.elements, parameters)
    return workspace
  }
}

// What is said of shapes that do not fit.
extension Network {
  func requireShapes(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) {
    require(inputFits(x), inputMessage(x))
    let judge = Judge(loss: lossFunction, outputs: layout.outputs, targetColumns: y.columns)
    require(y.rows == x.rows && judge.targetsFit, targetMessage(x, y))
    require(x.rows > 0, "there is no mean loss of no samples: x is \(x.shape)")
    judge.requireClasses(y)
    objective.requireClassWeights(outputs: layout.outputs)
  }

  func inputFits(_ x: Matrix<Scalar>) -> Bool { x.columns == layout.inputs }

  func inputMessage(_ x: Matrix<Scalar>) -> String {
    "x of shape \(x.shape) does not fit \(layerText(0, layout.layers[0])): "
      + "x must have \(layout.inputs) columns, one for each input"
  }

  func targetMessage(_ x: Matrix<Scalar>, _ y: Matrix<Scalar>) -> String {
    let labels = lossFunction.isCategorical ? ", or \(shapeText(x.rows, 1)) for class indices" : ""
    return
      "y of shape \(y.shape) does not fit \(layerText(layout.last, layout.layers[layout.last])) "
      + "and x of shape \(x.shape): y must have shape \(shapeText(x.rows, layout.outputs))" + labels
  }
}
