/// What is known of an environment: the table it makes and the delimiters around that.
struct Environment {
  var kind: MathTable.Kind
  var opening: String?
  var closing: String?
  var style = MathStyle.text

  /// The environments, by name. Numbered and starred forms are the same: pages number nothing by themselves.
  static let named: [String: Environment] = {
    var named = [
      "matrix": Environment(kind: .matrix),
      "smallmatrix": Environment(kind: .matrix, style: .script),
      "array": Environment(kind: .matrix),
      "subarray": Environment(kind: .gathered, style: .script),
      "pmatrix": Environment(kind: .matrix, opening: "(", closing: ")"),
      "bmatrix": Environment(kind: .matrix, opening: "[", closing: "]"),
      "Bmatrix": Environment(kind: .matrix, opening: "{", closing: "}"),
      "vmatrix": Environment(kind: .matrix, opening: "|", closing: "|"),
      "Vmatrix": Environment(kind: .matrix, opening: "‖", closing: "‖"),
      "cases": Environment(kind: .cases, opening: "{"),
      "dcases": Environment(kind: .cases, opening: "{", style: .display),
      "rcases": Environment(kind: .cases, closing: "}"),
    ]
    for name in [
      "aligned", "align", "align*", "split", "alignat", "alignat*", "alignedat", "eqnarray", "eqnarray*",
    ] {
      named[name] = Environment(kind: .aligned, style: .display)
    }
    for name in ["gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*"] {
      named[name] = Environment(kind: .gathered, style: .display)
    }
    return named
  }()

  /// The ones with an argument that says nothing about how they look here.
  static let withCount: Set = ["alignat", "alignat*", "alignedat"]
}
