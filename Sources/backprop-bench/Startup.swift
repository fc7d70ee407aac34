import Backprop
import Glibc

/// W7: from a process's start to its first printed loss, after one step on XOR.
enum Startup {
  static func firstLoss() {
    var net = Net([.dense(2, 4, .sigmoid), .dense(4, 1, .sigmoid)], seed: 1)
    let history = net.train(Dataset.xor.x, Dataset.xor.y, epochs: 1, learningRate: 1)
    print(history.finalLoss)
  }

  static func measure() -> Measurement {
    var path = [CChar](repeating: 0, count: 4096)
    readlink("/proc/self/exe", &path, path.count - 1)
    return measure("backprop", [text(path), "--first-loss"])
  }

  /// The middle of five starts of a program.
  static func measure(_ peer: String, _ command: [String]) -> Measurement {
    let wall = (0..<5).map { _ in Clock.measure { _ = Command.lines(of: command) }.wall }.sorted()[2]
    return Measurement(peer: peer, workload: "W7", value: wall * 1000, unit: "ms")
  }
}

/// Running another program.
enum Command {
  /// What it prints, line by line, once it has ended.
  static func lines(of words: [String]) -> [String] {
    let quoted = words.map {
      "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    guard let stream = popen(quoted.joined(separator: " "), "r") else { return [] }
    defer { pclose(stream) }
    var (lines, buffer): ([String], UnsafeMutablePointer<CChar>?) = ([], nil)
    var size = 0
    while getline(&buffer, &size, stream) > 0, let line = buffer {
      lines.append(String(String(cString: line).prefix { $0 != "\n" }))
    }
    free(buffer)
    return lines
  }
}

/// A C string as Swift's.
func text(_ characters: [CChar]) -> String {
  String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
