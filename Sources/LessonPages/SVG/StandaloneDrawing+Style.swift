extension StandaloneDrawing {
  /// The site's rules for drawings, with plain colours for the variables that the site's pages set: programs that draw
  /// SVG outside of browsers know no variables. Each selector begins with the drawing's own class, because some programs
  /// put a drawing into their page, where its rules must be about nothing else.
  static let style: String = {
    let sheet = String(decoding: PackedAsset.withoutComments(PackageResources.drawing_css), as: UTF8.self)
    let rules = sheet.split(separator: "}").compactMap(scoped)
    return (ownRules + rules).joined(separator: "\n")
  }()

  private static let ownRules = [
    ".lesson-drawing .paper { fill: #fff }",
    ".lesson-drawing > text { font: 13px sans-serif; fill: #1d232b }",
    ".lesson-drawing > .title { font: 600 15px sans-serif }",
  ]

  private static let variables = [
    "var(--ink)": "currentColor", "--ink:": "color:",
    "var(--blue)": "#1a5fb4", "var(--red)": "#b3261e", "var(--green)": "#1a6f3c", "var(--orange)": "#8f4d00",
    "var(--purple)": "#7b2fa8", "var(--cyan)": "#0b6a75",
    "var(--drawing-text)": "#1d232b", "var(--drawing-muted)": "#56606c", "var(--drawing-grid)": "#d9dfe6",
    "var(--drawing-paper)": "#fff", "var(--drawing-font, sans-serif)": "sans-serif",
  ]

  /// Rules for what stands around a drawing on a page.
  private static let others = [
    ".plot", ".figure", ".captioned", ".legend", ".numbers", ".sample", ".diagram .formula",
  ]

  /// - Parameter rule: selectors, a brace, and declarations.
  private static func scoped(_ rule: Substring) -> String? {
    let parts = rule.split(separator: "{", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let selectors = parts[0].split(separator: ",").map { $0.trimmingBlanks }
    guard !selectors.contains(where: { name in others.contains { name.hasPrefix($0) } }) else { return nil }
    var declarations = parts[1].trimmingBlanks
    for (variable, value) in variables { declarations.replace(variable, with: value) }
    return selectors.map { ".lesson-drawing " + $0 }.joined(separator: ", ") + " { \(declarations) }"
  }
}
