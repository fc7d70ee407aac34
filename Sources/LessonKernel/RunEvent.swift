/// Something that a run did and that does not show in results, for who wants to know where the time goes.
package enum RunEvent: Sendable {
  /// A cell's result came from the cache.
  case kept(cell: Int)
  /// The results of this cell and those after it are not kept, and why.
  case notKept(cell: Int, why: String)
  case compiled(cells: [Int], Duration, isOptimised: Bool)
  /// An earlier run has optimised the cell.
  case optimisedBefore(cell: Int)
  case ran(cell: Int, Duration)
  /// The state before a cell is kept.
  case checkpoint(cell: Int)
  case checkpointImpossible(cell: Int, String)
  /// The state before a cell is kept no longer, and why.
  case checkpointDropped(cell: Int, String)
  /// The run goes on from the state before a cell, which is the one that was wanted or an earlier one.
  case wentBack(to: Int, wanted: Int)
  /// A cell runs long, and is being optimised.
  case promoting(cell: Int)
  /// It was begun anew in its optimised form, after so long.
  case promoted(cell: Int, after: Duration)
  case notPromoted(cell: Int, String)
}
