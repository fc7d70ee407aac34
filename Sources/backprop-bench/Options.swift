import Glibc

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: backprop-bench [--only W1,W2,...] [--threads N] [--kernels NAME] [--peers VENV] [--rounds N]
      Measures the engine and prints JSON lines. Pin it to a core (taskset -c 1), or two with --threads 2.
      --peers VENV   also runs numpy, jax, torch and micrograd, as far as that Python environment has them, on
                     the same data, and prints the engine's ratio to each
      --rounds N     how often engine and peers take turns (3)
      --kernels NAME AVX-512, AVX2, SSE2 or NEON instead of the best
    """

  private(set) var workloads = Workloads.names
  private(set) var threads = 1
  private(set) var rounds = 3
  private(set) var peers: String?
  private(set) var kernels: String?
  private(set) var showsFirstLoss = false

  /// Nil where an argument makes no sense.
  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let option = rest.popFirst() {
      if option == "--first-loss" {
        showsFirstLoss = true
        continue
      }
      guard let value = rest.popFirst(), take(option, value) else { return nil }
    }
  }

  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--only":
      workloads = value.split(separator: ",").map(String.init)
      return workloads.allSatisfy(Workloads.names.contains)
    case "--threads":
      threads = Int(value) ?? 0
      return threads > 0
    case "--rounds":
      rounds = Int(value) ?? 0
      return rounds > 0
    case "--peers": peers = value
    case "--kernels": kernels = value
    default: return false
    }
    return true
  }
}

/// A sentence on standard error.
func complain(_ sentence: String) {
  let line = Array((sentence + "\n").utf8)
  write(STDERR_FILENO, line, line.count)
}
