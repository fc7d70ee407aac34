import Backprop
import Glibc

/// The Python frameworks, run side by side with the engine on the same data, weights and batches.
struct Peers {
  let python: String
  private let script: String
  private let folder: String

  /// - Parameter environment: a Python virtual environment with any of numpy, jax, torch and micrograd.
  init?(environment: String) {
    python = environment + "/bin/python"
    let source = #filePath
    script = source.prefix(source.count - "Peers.swift".count) + "peers.py"
    var template = Array("/tmp/backprop-bench-XXXXXX".utf8CString)
    guard access(python, X_OK) == 0, access(script, R_OK) == 0, mkdtemp(&template) != nil else { return nil }
    folder = text(template)
    for setup in Setup.all { write(setup) }
  }

  /// Which of the frameworks are installed.
  func installed() -> [String] {
    Command.lines(of: [python, script, "installed"])
  }

  func run(_ peer: String, _ workload: String, threads: Int) -> [Measurement] {
    if workload == "W7" { return [Startup.measure(peer, [python, script, "first-loss", peer])] }
    return Command.lines(of: [python, script, "run", peer, workload, folder, "\(threads)"])
      .compactMap(Measurement.init(json:))
  }

  func removeData() {
    for setup in Setup.all {
      for part in ["x", "y", "parameters", "order"] { unlink("\(folder)/\(setup.name)-\(part)") }
    }
    rmdir(folder)
  }

  /// Plain 64-bit numbers, which every framework reads.
  private func write(_ setup: Setup) {
    write(setup.x.elements, "\(setup.name)-x")
    write(setup.y.elements, "\(setup.name)-y")
    write(setup.parameters, "\(setup.name)-parameters")
    write(setup.order.map { Double($0) }, "\(setup.name)-order")
  }

  private func write(_ numbers: [Double], _ name: String) {
    guard let file = fopen("\(folder)/\(name)", "w") else { return }
    defer { fclose(file) }
    fwrite(numbers, MemoryLayout<Double>.stride, numbers.count, file)
  }
}
