import FoundationEssentials

/// What verifying some lessons has found, as one JSON document for other programs.
///
///     {
///       "schema" : 1,
///       "lessons" : [ {
///         "lesson" : "03-backprop", "file" : "Lessons/03-backprop.md", "outcome" : "passed",
///         "cells" : 44, "outputs" : 2, "acceptedOutputs" : 0, "links" : 3, "time" : 6.2,
///         "exercises" : [ { "name" : "sigmoid", "isSound" : true, "hints" : 2, "mistakes" : 1,
///                           "mutants" : { "tried" : 12, "killed" : 12, "survivors" : [ … ] } } ],
///         "problems" : [ … ]
///       } ]
///     }
///
/// - `outcome` is `passed`, `failed` or `malformed`. Times are in seconds.
/// - A problem has the form of diagnostics in the document of `lesson run --json`; warnings do not make a lesson fail.
/// - A survivor has the `range` in the file where it differs from the solution, `original` and `replacement`, and in
///   words the `change`. `mutants` is left out where none were tried.
///
/// `schema` grows when a key changes its meaning or goes away; new keys may come without that.
package struct VerifyDocument: Sendable, Codable {
  package var schema = 1
  package var lessons: [LessonReport]

  package init(lessons: [LessonReport]) {
    self.lessons = lessons
  }

  /// The document as text, ended by a newline.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
