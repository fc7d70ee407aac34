import FoundationEssentials
import LessonModel
import LessonOutput

/// Variants of a lesson and how they compare, as one JSON document for other programs.
package struct VariantsDocument: Codable, Sendable {
  package struct Variant: Codable, Sendable {
    /// By the name of the parameter, as they were typed.
    package var values: [String: String]
    package var document: LessonDocument
  }

  package var schema = 1
  package var variants: [Variant]
  /// A table, and perhaps a plot.
  package var comparison: [Output]

  package init(_ comparison: VariantComparison, lessons: [Lesson]) {
    variants = zip(comparison.variants, lessons).map { variant, lesson in
      Variant(
        values: Dictionary(zip(comparison.parameters, variant.values)) { $1 },
        document: LessonDocument(lesson, results: variant.results))
    }
    self.comparison = comparison.outputs
  }

  /// The document as text, ended by a newline.
  package func json() throws -> String { try DocumentEncoding.text(of: self) }
}
