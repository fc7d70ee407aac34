// Measures what the project promises about speed, and prints a line of JSON for each measurement:
//
//     swift build -c release && .build/release/lesson-bench [RUNS]
import FoundationEssentials
import LessonSyntax

let executable =
  (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
let products = URL(filePath: executable).deletingLastPathComponent().path
let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
let course = "Lessons"

let lesson = try LessonFile.read(course + "/03-backprop.md")
let text = String(decoding: lesson, as: UTF8.self)
RenderBenchmarks(lesson: text, runs: runs).measure()
try ToolBenchmarks(tool: products + "/lesson", course: course, runs: runs).measure()
try ExerciseBenchmarks(
  tool: products + "/lesson", course: course,
  lesson: LessonParser().parse(text, name: "03-backprop", file: course + "/03-backprop.md"), runs: runs
).measure()
