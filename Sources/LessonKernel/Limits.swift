/// How much a cell may use. The defaults are far above what a tutorial needs, and low enough that a slip does
/// no harm to the machine.
package struct Limits: Sendable {
  /// Of a cell without `timeout=`.
  package var cellTime: Duration = .seconds(30)
  /// Of one run of the compiler.
  package var compileTime: Duration = .seconds(60)
  /// Address space of the process that runs the cells, in bytes.
  package var memoryBytes: UInt64 = 4 << 30
  /// What one cell may print and show, in bytes.
  package var outputBytes: Int = 4 << 20
  /// How much is kept of the output of a cell that printed more than it may.
  package var floodBytes: Int = 4 << 10
  /// Size of any one file that a cell writes, in bytes. Also the end of a flood of output that comes faster
  /// than we look.
  package var fileBytes: UInt64 = 256 << 20
  /// Processes at one time, the runner among them.
  package var processes: Int = 16
  /// What the processes that hold kept states may take together, in bytes.
  package var checkpointBytes: Int = 1 << 30

  package init() {}
}
