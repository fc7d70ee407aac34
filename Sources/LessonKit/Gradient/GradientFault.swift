/// What a wrong gradient looks like, judged from all its numbers: some simple change of the right gradient that
/// gives the wrong one.
enum GradientFault: Equatable {
  /// This component is NaN or infinite.
  case notFinite(String)
  case zero
  /// The function itself instead of its derivative.
  case valueOfFunction
  /// The right gradient times a constant; −1 for a flipped sign.
  case factor(Double, isTransposed: Bool)
  /// What belongs at the first place stands at the second.
  case reordered(belongs: String, stands: String, isFlipped: Bool)
  /// These components alone are wrong, each in the same way.
  case some([String], SomeFault)
  /// All are too large by the same number.
  case offset(Double)
  /// At each point another factor, the same for all components.
  case factorOfPoint

  enum SomeFault: Equatable {
    case zero, flipped, other
    case factor(Double)
  }

  /// The first that explains the numbers; nil when none does.
  init?(_ samples: [GradientSample], tolerance: Double) {
    let evidence = GradientEvidence(samples)
    guard let fault = evidence.whole ?? evidence.order ?? evidence.part(tolerance) ?? evidence.shifted else {
      return nil
    }
    self = fault
  }
}
