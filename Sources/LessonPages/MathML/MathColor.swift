/// The colours that TeX knows by name.
enum MathColor {
  /// Colours that `math.css` has in a form for light and for dark pages.
  static let themed: Set = [
    "red", "green", "blue", "orange", "purple", "violet", "magenta", "cyan", "teal", "brown", "gray",
    "yellow",
  ]

  /// The attributes of an element in a colour: a class for one with a name, else the colour itself. A colour
  /// that is neither is left out.
  static func attributes(_ color: String) -> [(String, String)] {
    var name = color.lowercased()
    if name == "grey" { name = "gray" }
    if themed.contains(name) { return [("class", "math-\(name)")] }
    let isCode =
      name.first == "#" && [4, 7].contains(name.count) && name.dropFirst().allSatisfy(\.isHexDigit)
    return isCode ? [("mathcolor", name)] : []
  }
}
