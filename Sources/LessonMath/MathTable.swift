/// Rows and columns: matrices, cases, aligned equations. Every row has as many cells as there are columns.
package struct MathTable: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `matrix`, `array`, and what stands between the brackets of `pmatrix` and its kin.
    case matrix
    /// A value and its condition in each row.
    case cases
    /// Columns in pairs, right- and left-aligned, which meet without a gap: `aligned`, `split`.
    case aligned
    /// Whole formulas under each other: `gathered`, `\substack`.
    case gathered
  }

  package enum Alignment: Hashable, Sendable {
    case left, center, right
  }

  package var kind: Kind
  package var rows: [[[MathNode]]]
  /// One for each column.
  package var alignments: [Alignment]
  /// Numbers of the columns that have a line on their left; the count of columns is the right edge.
  package var verticalLines: Set<Int>
  /// Numbers of the rows that have a line above them; the count of rows is the lower edge.
  package var horizontalLines: Set<Int>
  /// The style of the cells.
  package var style: MathStyle

  package init(
    _ kind: Kind, rows: [[[MathNode]]], alignments: [Alignment], verticalLines: Set<Int> = [],
    horizontalLines: Set<Int> = [], style: MathStyle = .text
  ) {
    self.kind = kind
    self.rows = rows
    self.alignments = alignments
    self.verticalLines = verticalLines
    self.horizontalLines = horizontalLines
    self.style = style
  }
}
