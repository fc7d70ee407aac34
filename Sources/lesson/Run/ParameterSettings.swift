import LessonModel
import Spelling
import SwiftAnalysis

/// What `--set` asks for: for each parameter that is named, the values to try.
struct ParameterSettings {
  struct Setting {
    var parameter: Parameter
    var values: [Value]
  }

  /// A value as it was typed, and as a Swift literal.
  struct Value {
    var typed: String
    var literal: String
  }

  /// In the order in which they were typed.
  private(set) var settings: [Setting] = []

  /// More than a table could show at a glance, and than a machine should be asked to run by a slip.
  private static let mostVariants = 100

  /// - Parameter words: such as `learningRate=0.1,0.5,2`.
  init(_ words: [String], of loaded: LoadedLesson) throws {
    for word in words {
      let setting = try ParameterSettings.setting(word, of: loaded)
      guard !settings.contains(where: { $0.parameter == setting.parameter }) else {
        throw UsageError(
          "--set gives `\(setting.parameter.name)` twice",
          fix: "write all its values behind one another: --set \(setting.parameter.name)=1,2,3")
      }
      settings.append(setting)
    }
    let count = settings.reduce(1) { $0 * min($1.values.count, 1000) }
    guard count <= ParameterSettings.mostVariants else {
      throw UsageError(
        "--set asks for \(count) variants", fix: "give at most \(ParameterSettings.mostVariants) at once")
    }
  }

  /// The parameters with several values, over which variants are compared.
  var varied: [Setting] { settings.filter { $0.values.count > 1 } }

  /// The values of `varied` for each variant; the last one changes first.
  var variants: [[Value]] {
    varied.reduce([[]]) { rows, setting in rows.flatMap { row in setting.values.map { row + [$0] } } }
  }

  private static func setting(_ word: String, of loaded: LoadedLesson) throws -> Setting {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw UsageError(
        "--set takes NAME=VALUE, not `\(word)`", fix: "write, for example, --set learningRate=0.5")
    }
    let parameter = try parameter(parts[0], of: loaded)
    return Setting(
      parameter: parameter, values: try typedValues(in: parts[1]).map { try value($0, for: parameter) })
  }

  private static func parameter(_ name: String, of loaded: LoadedLesson) throws -> Parameter {
    if let parameter = loaded.parameters.first(where: { $0.name == name }) { return parameter }
    let names = loaded.parameters.map(\.name)
    let lesson = loaded.lesson.name
    guard !names.isEmpty else {
      throw UsageError(
        "\(lesson) has no parameter that could be set",
        fix: "declare one in a cell of its own: ```swift {.parameter}, and in it: let \(name) = 0.5")
    }
    throw UsageError(
      "\(lesson) has no parameter `\(name)`",
      fix: (names.nearest(to: name).map { "did you mean \($0)? " } ?? "")
        + "It has \(names.joined(separator: ", "))")
  }

  private static func value(_ typed: String, for parameter: Parameter) throws -> Value {
    if let literal = parameter.kind.literal(from: typed) { return Value(typed: typed, literal: literal) }
    throw UsageError(
      "`\(typed)` is no value for `\(parameter.name)`, which is \(parameter.kind.noun)",
      fix: "write, for example, --set \(parameter.name)=\(parameter.kind.example)")
  }
}

extension LoadedLesson {
  /// The lesson with another value for a parameter, in its text too.
  func setting(_ parameter: Parameter, to value: ParameterSettings.Value) -> LoadedLesson {
    var loaded = self
    loaded.source = lesson.source(source, setting: parameter, to: value.literal)
    loaded.lesson = lesson.setting(parameter, to: value.literal)
    return loaded
  }
}
