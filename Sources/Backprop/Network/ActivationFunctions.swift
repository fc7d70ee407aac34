// Activations as functions of their own, the way formulas write them.

/// σ(z) = 1 / (1 + e⁻ᶻ).
public func sigmoid(_ z: Double) -> Double {
  Activation.sigmoid.value(z)
}

/// σ′(z) = σ(z) (1 - σ(z)).
public func sigmoidPrime(_ z: Double) -> Double {
  Activation.sigmoid.derivative(z)
}

/// σ of each element.
public func sigmoid(_ z: Matrix<Double>) -> Matrix<Double> {
  z.map(sigmoid)
}

/// σ′ of each element.
public func sigmoidPrime(_ z: Matrix<Double>) -> Matrix<Double> {
  z.map(sigmoidPrime)
}

/// eᶻ of each number over the sum of all: `softmax([0, 0])` is [0.5, 0.5].
public func softmax(_ z: [Double]) -> [Double] {
  softmax(Matrix(row: z)).elements
}

/// The softmax of each row.
public func softmax(_ z: Matrix<Double>) -> Matrix<Double> {
  z.rowSoftmax()
}
