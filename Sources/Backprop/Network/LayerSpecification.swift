/// What a layer is before it has weights: `.dense(2, 4, .tanh)`.
public enum LayerSpecification: Hashable, Sendable {
  /// A layer that joins each input to each output: a = f(x W + b).
  case dense(
    _ inputs: Int, _ outputs: Int, _ activation: Activation = .identity,
    weights: Initializer = .glorot)

  /// While training, each number that enters the next layer is set to 0 with probability `rate`, and the
  /// others are divided by 1 - rate to keep their mean (inverted dropout). Predictions leave all as it is.
  ///
  /// It has no weights, so it is no entry of a network's `layers`, but a trait of the one that follows.
  /// N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, "Dropout: a simple way to
  /// prevent neural networks from overfitting" (2014).
  case dropout(_ rate: Double)
}

/// A layer with weights, and the dropout in front of it.
struct DenseLayer: Hashable, Sendable {
  let inputs: Int
  let outputs: Int
  let activation: Activation
  let initializer: Initializer
  /// The share of inputs that training leaves out; 0 for none.
  let dropout: Double

  /// Weights and biases together.
  var parameterCount: Int { (inputs + 1) * outputs }
}

extension DenseLayer {
  /// The layers with weights, each knowing of the dropout before it. Stops with a sentence where layers do
  /// not make sense in this order.
  static func layers(_ specifications: [LayerSpecification]) -> [DenseLayer] {
    var layers: [DenseLayer] = []
    var dropout = 0.0
    for specification in specifications {
      switch specification {
      case .dropout(let rate):
        require(
          rate >= 0 && rate < 1,
          "dropout needs a rate from 0 up to, but not including, 1, not \(rate)")
        require(dropout == 0, "a dropout layer cannot follow another one")
        dropout = rate
      case .dense(let inputs, let outputs, let activation, let initializer):
        require(
          inputs > 0 && outputs > 0,
          "a dense layer needs inputs and outputs, not \(inputs) and \(outputs)")
        require(
          initializer.problem == nil, "weights cannot begin with \(initializer.problem ?? "")")
        layers.append(
          DenseLayer(
            inputs: inputs, outputs: outputs, activation: activation, initializer: initializer,
            dropout: dropout))
        dropout = 0
      }
    }
    require(
      dropout == 0,
      "a dropout layer must stand before a dense one: what a network predicts is whole")
    return layers
  }
}
