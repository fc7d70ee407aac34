extension Value {
  /// Finds the derivative of this value, called E, by every value that led to it: `grad` of each becomes
  /// ∂E/∂value, and 0 of those that E does not depend on.
  ///
  /// micrograd and PyTorch add to what `grad` was before, and their readers reset it by hand; here a
  /// second call starts anew.
  public func backward() {
    let nodes = tape.pointee.nodes
    for index in 0..<Int(tape.pointee.gradients) { nodes[index].gradient = 0 }
    tape.pointee.gradients = place + 1
    node.pointee.gradient = 1
    var index = Int(place)
    while index >= 0 {
      // What E does not depend on is passed by: its own derivatives may be infinite, and 0 × ∞ is no number.
      if nodes[index].gradient != 0 { nodes[index].sendBack(to: nodes) }
      index &-= 1
    }
  }
}

extension TapeNode {
  /// Adds this node's share to the gradients of its operands: the chain rule, ∂E/∂x += ∂E/∂v · ∂v/∂x,
  /// where v is the node's value, x its left operand and y its right one.
  @inline(__always)
  fileprivate func sendBack(to nodes: UnsafeMutablePointer<TapeNode>) {
    let (left, right) = (nodes + Int(left), nodes + Int(right))
    let (x, y, v, g) = (left.pointee.value, right.pointee.value, value, gradient)
    switch operation {
    case .leaf, .constant: break
    case .add:
      left.pointee.gradient += g
      right.pointee.gradient += g
    case .subtract:
      left.pointee.gradient += g
      right.pointee.gradient -= g
    case .multiply:
      left.pointee.gradient += g * y
      right.pointee.gradient += g * x
    case .divide:
      left.pointee.gradient += g / y
      right.pointee.gradient -= g * v / y
    case .power:
      left.pointee.gradient += g * y * power(x, y - 1)
      // x ** y changes with y as ln x, which only a base above zero has.
      if right.pointee.operation != .constant { right.pointee.gradient += g * v * Double.log(x) }
    case .negate: left.pointee.gradient -= g
    case .exp: left.pointee.gradient += g * v
    case .log: left.pointee.gradient += g / x
    case .tanh: left.pointee.gradient += g * (1 - v * v)
    case .sigmoid: left.pointee.gradient += g * v * (1 - v)
    case .relu: left.pointee.gradient += v > 0 ? g : 0
    }
  }
}
