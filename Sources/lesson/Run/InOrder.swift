import Synchronization

/// Hands on what several threads make, each piece as soon as those before it are there.
final class InOrder<Piece: Sendable>: Sendable {
  private let waiting = Mutex<(pieces: [Int: Piece], next: Int)>(([:], 0))
  private let handOn: @Sendable (Int, Piece) -> Void

  /// - Parameter handOn: called with each piece, one at a time, on the thread that made the last one it waited for.
  init(_ handOn: @escaping @Sendable (Int, Piece) -> Void) {
    self.handOn = handOn
  }

  func put(_ piece: Piece, at index: Int) {
    waiting.withLock { waiting in
      waiting.pieces[index] = piece
      while let piece = waiting.pieces.removeValue(forKey: waiting.next) {
        handOn(waiting.next, piece)
        waiting.next += 1
      }
    }
  }
}
