/// What pages with formulas need beside their HTML. Others do without.
package enum MathAssets {
  /// The rules for formulas and for formulas in error. A page that has the font begins with its `MathFont.face`.
  package static let styleSheet = String(decoding: PackageResources.math_css, as: UTF8.self)
}
