import FoundationEssentials
import LessonModel

/// The parts of a Jupyter notebook, as its format's version 4.5 has them (nbformat.readthedocs.io).
struct Notebook {
  enum Output {
    case stream(name: String, String)
    /// Data by media type.
    case display([String: String])
    case result(execution: Int, [String: String])
    case error(name: String, value: String, traceback: [String])
  }

  struct Cell {
    enum Content {
      case markdown(String, [String: LessonExport.Image])
      case code(String, execution: Int?, [Output])
    }

    var identifier: String
    var content: Content
    var tags: [String]
    var isSourceHidden: Bool
  }

  var cells: [Cell]
  var title: String
  /// The name of the lesson, which also tells that the file was made from one.
  var lesson: String

  /// Names for cells: letters, digits, `-` and `_`, 64 at most, each once.
  struct Identifiers {
    private var taken: Set<String> = []

    mutating func next(_ name: String) -> String {
      let letters = name.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
          ? Character(scalar) : "-"
      }
      let stem = String(letters.prefix(56))
      var number = 1
      while !taken.insert(number == 1 ? stem : "\(stem)-\(number)").inserted { number += 1 }
      return number == 1 ? stem : "\(stem)-\(number)"
    }
  }

  // MARK: - JSON

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? encoder.encode(json)
    return Array(data ?? Data()) + [UInt8(ascii: "\n")]
  }

  private var json: JSONValue {
    [
      "nbformat": 4, "nbformat_minor": 5,
      "metadata": [
        "kernelspec": ["name": "swift", "display_name": "Swift", "language": "swift"],
        "language_info": ["name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift"],
        "title": .text(title), "lesson": .text(lesson),
      ],
      "cells": .list(cells.map(\.json)),
    ]
  }
}

extension Notebook.Cell {
  fileprivate var json: JSONValue {
    var metadata: [String: JSONValue] = [:]
    if !tags.isEmpty { metadata["tags"] = .list(tags.map(JSONValue.text)) }
    if isSourceHidden { metadata["jupyter"] = ["source_hidden": true] }
    var fields: [String: JSONValue] = ["id": .text(identifier), "metadata": .object(metadata)]
    switch content {
    case .markdown(let text, let attachments):
      fields["cell_type"] = "markdown"
      fields["source"] = .lines(text.withoutLastNewlines)
      if !attachments.isEmpty {
        fields["attachments"] = .object(
          attachments.mapValues { [$0.mediaType: .text(Data($0.bytes).base64EncodedString())] })
      }
    case .code(let code, let execution, let outputs):
      fields["cell_type"] = "code"
      fields["source"] = .lines(code.withoutLastNewlines)
      fields["execution_count"] = execution.map(JSONValue.number) ?? .null
      fields["outputs"] = .list(outputs.map(\.json))
    }
    return .object(fields)
  }
}

extension Notebook.Output {
  fileprivate var json: JSONValue {
    switch self {
    case .stream(let name, let text):
      ["output_type": "stream", "name": .text(name), "text": .lines(text)]
    case .display(let data):
      ["output_type": "display_data", "metadata": [:], "data": .object(data.mapValues(JSONValue.lines))]
    case .result(let execution, let data):
      [
        "output_type": "execute_result", "metadata": [:], "execution_count": .number(execution),
        "data": .object(data.mapValues(JSONValue.lines)),
      ]
    case .error(let name, let value, let traceback):
      [
        "output_type": "error", "ename": .text(name), "evalue": .text(value),
        "traceback": .list(traceback.map(JSONValue.text)),
      ]
    }
  }
}

extension String {
  /// Notebooks do not end the last line of a cell.
  fileprivate var withoutLastNewlines: String { String(reversed().drop { $0 == "\n" }.reversed()) }
}
