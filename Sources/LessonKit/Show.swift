@_exported import LessonOutput

/// Shows a table below the cell.
public func show(_ table: Table) {
  record(.output(.table(table)))
}

/// Shows a plot below the cell.
public func show(_ plot: Plot) {
  record(.output(.plot(plot)))
}

/// Shows a figure below the cell.
public func show(_ figure: Figure) {
  record(.output(.figure(figure)))
}

/// Shows a value as `print` would write it, in the order in which the cell displays things.
public func show<Value>(_ value: Value) {
  switch value {
  case is Void: return
  case let output as Output: record(.output(output))
  case let table as Table: show(table)
  case let plot as Plot: show(plot)
  case let figure as Figure: show(figure)
  case let string as String: record(.output(.text(TextOutput(.value, string))))
  default: record(.output(.text(TextOutput(.value, String(describing: value)))))
  }
}
