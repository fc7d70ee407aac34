import LessonModel
import LessonOutput

/// An answer on its way to a result.
package final class Trial {
  enum Stage {
    case waiting
    case building(LibraryBuild)
    /// The checks are compiled with it, because they depend on the layout of its types.
    case buildingChecks(answer: LibraryBuild, LibraryBuild)
    /// Its library is there; the state to run from, or a free core, is not.
    case built(LibraryBuild, Proof.Image)
    case running(RunningTrial)
    case ended
  }

  let code: TrialCode
  let proof: Proof
  /// How long it may run, checks and all.
  let timeLimit: Duration
  var stage = Stage.waiting
  package internal(set) var result: TrialResult?

  init(_ code: TrialCode, _ proof: Proof, timeLimit: Duration) {
    self.code = code
    self.proof = proof
    self.timeLimit = timeLimit
  }

  var stop: Int { proof.stop }

  /// For the module that it is compiled against, or for a free core.
  var isWaiting: Bool {
    if case .waiting = stage { true } else { false }
  }

  /// The compiler or linker that works for it.
  var build: LibraryBuild? {
    switch stage {
    case .building(let build), .buildingChecks(_, let build): build
    default: nil
    }
  }

  func finish(_ result: TrialResult) {
    stage = .ended
    self.result = result
  }
}
