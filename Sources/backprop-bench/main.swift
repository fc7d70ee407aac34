// backprop-bench: the engine's speed, as JSON lines, and beside it that of the Python frameworks.
import Backprop
import Glibc

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  complain(Options.usage)
  exit(2)
}
if options.showsFirstLoss {
  Startup.firstLoss()
  exit(0)
}
if let kernels = options.kernels, !Kernels.use(kernels) {
  complain("this processor has no \(kernels) kernels; it uses \(Kernels.name)")
  exit(2)
}
complain("kernels: \(Kernels.name)")

var comparison = Comparison()
if let environment = options.peers {
  guard let peers = Peers(environment: environment) else {
    complain(
      "\(environment)/bin/python does not run, or the folder of backprop-bench's sources is gone")
    exit(2)
  }
  defer { peers.removeData() }
  let installed = peers.installed()
  for workload in options.workloads {
    // One after the other, and again: a busy neighbour then slows all of them.
    for _ in 0..<options.rounds {
      for result in Workloads.run(workload, threads: options.threads) { comparison.add(result) }
      for peer in installed {
        for result in peers.run(peer, workload, threads: options.threads) { comparison.add(result) }
      }
    }
  }
  comparison.printRatios()
} else {
  for workload in options.workloads {
    for result in Workloads.run(workload, threads: options.threads) { comparison.add(result) }
  }
}
