// What the code calls that the tool writes around cells. Nobody else has a use for these.

import Glibc

private typealias BeginCell = @convention(c) (Int32) -> Void

private let beginCell: BeginCell? = {
  guard let symbol = dlsym(nil, "lesson_begin_cell") else { return nil }
  return unsafeBitCast(symbol, to: BeginCell.self)
}()

/// Cell `index` of the lesson begins here.
public func _beginCell(_ index: Int32) {
  beginCell?(index)
}

/// Shows the value of a cell's last expression, as a notebook does.
public func _showResult<ShownValue>(_ value: ShownValue) {
  show(value)
}
