import FoundationEssentials

let executable =
  (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
let folder = URL(filePath: executable).deletingLastPathComponent()
try ToolBenchmarks(tool: folder.path + "/lesson", course: "Lessons", runs: 10).measure()
