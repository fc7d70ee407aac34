/// What training makes small: a mean loss, where some classes may count more than others, and a penalty on
/// large weights.
struct Objective<Scalar: Real>: Equatable, Sendable {
  var loss: Loss
  var penalty: Penalty
  /// How much each class counts; empty where all count alike.
  var classWeights: [Scalar]
}

extension Objective {
  /// How much a term of the loss counts, by what was desired there.
  @inline(__always)
  func weight(ofTerm term: Int, _ y: UnsafePointer<Scalar>, _ judge: Judge) -> Scalar {
    guard !classWeights.isEmpty else { return 1 }
    guard judge.loss.isCategorical else {
      return (1 - y[term]) * classWeights[0] + y[term] * classWeights[1]
    }
    if judge.takesLabels { return classWeights[Int(y[term])] }
    var weight: Scalar = 0
    for unit in 0..<judge.outputs { weight += y[term * judge.outputs + unit] * classWeights[unit] }
    return weight
  }

  /// Stops with a sentence where class weights do not fit the classes.
  func requireClassWeights(outputs: Int) {
    guard !classWeights.isEmpty else { return }
    require(
      loss != .squaredError, "class weights need a loss of classes, which squared error is not")
    let classes = loss.isCategorical ? outputs : 2
    require(
      classWeights.count == classes,
      "\(classWeights.count) class weights do not fit \(classes) classes")
    require(classWeights.allSatisfy { $0 > 0 }, "class weights must be above 0")
  }
}
