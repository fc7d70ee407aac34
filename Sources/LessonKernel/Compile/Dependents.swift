import SwiftAnalysis

/// The cells that cannot be run once `failed` could not: those that use a name it declares, or a variable that
/// it would have changed, and in turn those that need them.
///
/// - Returns: for each such cell, the name that it lacks.
func cellsNeeding(_ failed: Int, _ analyses: [CellAnalysis]) -> [Int: String] {
  var variables: Set<String> = []
  for analysis in analyses[...failed] { variables.formUnion(analysis.variables) }

  var missing = effects(of: analyses[failed], variables)
  var needing: [Int: String] = [:]
  for cell in analyses.indices.dropFirst(failed + 1) {
    let analysis = analyses[cell]
    let lacking = analysis.mentioned.subtracting(analysis.declared).intersection(missing)
    if let name = lacking.min() {
      needing[cell] = name
      missing.formUnion(effects(of: analysis, variables))
    } else {
      missing.subtract(analysis.declared)
    }
    variables.formUnion(analysis.variables)
  }
  return needing
}

/// What a cell leaves behind: the names it declares, and the variables it may have changed.
private func effects(of analysis: CellAnalysis, _ variables: Set<String>) -> Set<String> {
  analysis.declared.union(analysis.mentioned.intersection(variables))
}
