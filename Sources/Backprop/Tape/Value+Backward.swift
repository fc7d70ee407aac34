extension Value {
  /// Finds the derivative of this value, called E, by every value that led to it: `grad` of each becomes
  /// ∂E/∂value, and 0 of those that E does not depend on.
  ///
  /// micrograd and PyTorch add to what `grad` was before, and their readers reset it by hand; here a
  /// second call starts anew.
  public func backward() {
    _ = node  // stops where the value was forgotten
    tape.pointee.clearGradients(through: place)
    let (nodes, gradients) = (tape.pointee.nodes, tape.pointee.gradients)
    gradients[Int(place)] = 1
    var index = Int(place)
    while index >= 0 {
      // What E does not depend on is passed by: its own derivatives may be infinite, and 0 × ∞ is no number.
      if gradients[index] != 0 { sendBack(nodes[index], gradients[index], nodes, gradients) }
      index &-= 1
    }
  }
}

/// Adds a node's share to the gradients of its operands: the chain rule, ∂E/∂x += ∂E/∂v · ∂v/∂x, where v is the
/// node's value, g its gradient, x its left operand and y its right one.
@inline(__always)
private func sendBack(
  _ node: TapeNode, _ g: Double, _ nodes: UnsafeMutablePointer<TapeNode>,
  _ gradients: UnsafeMutablePointer<Double>
) {
  let (left, right) = (gradients + Int(node.left), gradients + Int(node.right))
  let (x, y, v) = (nodes[Int(node.left)].value, nodes[Int(node.right)].value, node.value)
  switch node.operation {
  case .leaf, .constant: break
  case .add:
    left.pointee += g
    right.pointee += g
  case .subtract:
    left.pointee += g
    right.pointee -= g
  case .multiply:
    left.pointee += g * y
    right.pointee += g * x
  case .divide:
    left.pointee += g / y
    right.pointee -= g * v / y
  case .power:
    left.pointee += g * y * power(x, y - 1)
    // x ** y changes with y as ln x, which only a base above zero has.
    if nodes[Int(node.right)].operation != .constant { right.pointee += g * v * Double.log(x) }
  case .negate: left.pointee -= g
  case .exp: left.pointee += g * v
  case .log: left.pointee += g / x
  case .tanh: left.pointee += g * (1 - v * v)
  case .sigmoid: left.pointee += g * v * (1 - v)
  case .relu: left.pointee += v > 0 ? g : 0
  }
}
