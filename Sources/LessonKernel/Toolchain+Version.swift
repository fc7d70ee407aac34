extension Toolchain {
  /// What the compiler says of itself, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`. Runs it, for five
  /// seconds at most.
  package func version() throws(KernelError) -> String {
    let output = try MemoryFile("version")
    var process = try ChildProcess(
      compiler, ["-frontend", "-version"], environment: ["LANG": "C.UTF-8"],
      descriptors: [-1, output.descriptor, -1])
    guard process.collect(within: .seconds(5))?.status == 0 else {
      process.kill()
      throw .malfunction("\(compiler) does not tell its version")
    }
    let text = String(decoding: output.read(0..<output.count), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }
}
