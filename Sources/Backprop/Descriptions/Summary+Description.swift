extension Network {
  /// The layers, what they give and how many parameters they have.
  public var summary: NetworkSummary {
    let rows = layout.layers.flatMap { layer in
      let dense = NetworkSummary.Row(
        layer: "dense \(layer.inputs) -> \(layer.outputs), \(layer.activation)",
        outputs: layer.outputs,
        parameters: layer.parameterCount)
      guard layer.dropout > 0 else { return [dense] }
      return [
        NetworkSummary.Row(layer: "dropout \(layer.dropout)", outputs: layer.inputs, parameters: 0),
        dense,
      ]
    }
    return NetworkSummary(rows: rows, loss: lossFunction)
  }

  /// A name for each unit, layer by layer from the inputs to the outputs, as formulas write them:
  /// x₁ and x₂, a₁⁽¹⁾ and a₂⁽¹⁾, ŷ.
  public var units: [[String]] {
    let inputs = (0..<layout.inputs).map { "x" + subscriptText($0 + 1) }
    let hidden = layout.layers.indices.dropLast().map { layer in
      (0..<layout.layers[layer].outputs).map {
        "a" + subscriptText($0 + 1) + layerSuperscript(layer)
      }
    }
    let outputs = (0..<layout.outputs).map {
      layout.outputs == 1 ? "ŷ" : "ŷ" + subscriptText($0 + 1)
    }
    return [inputs] + hidden + [outputs]
  }

  /// `weightsByLayer[l][i][j]` joins input i of layer l to its unit j: what figures of networks take.
  public var weightsByLayer: [[[Double]]] {
    layers.map { layer in
      (0..<layer.inputs).map { layer.weights.row($0).map { Double($0) } }
    }
  }
}

extension NetworkSummary: CustomStringConvertible {
  /// A table:
  ///
  ///     layer                   outputs  parameters
  ///     1  dense 2 -> 4, tanh         4          12
  public var description: String {
    let names = ["layer"] + rows.map(\.layer) + ["all, judged by \(loss)"]
    let width = names.map(\.count).max() ?? 0
    let numbers = alignedLines(
      [["outputs", "parameters"]] + rows.map { ["\($0.outputs)", "\($0.parameters)"] } + [
        ["", "\(parameters)"]
      ])
    return zip(names, numbers).map { name, numbers in
      name + String(repeating: " ", count: width - name.count) + "  " + numbers
    }.joined(separator: "\n")
  }
}

/// 12 as ₁₂.
func subscriptText(_ number: Int) -> String {
  digits(number, ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"])
}

/// Layer 0 as ⁽¹⁾: formulas count from 1.
func layerSuperscript(_ layer: Int) -> String {
  "⁽" + digits(layer + 1, ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]) + "⁾"
}

private func digits(_ number: Int, _ names: [String]) -> String {
  "\(number)".utf8.map { names[Int($0) - Int(UInt8(ascii: "0"))] }.joined()
}
