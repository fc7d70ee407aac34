/// Makes identifiers from headings by GitHub's rule: lower case, blanks to hyphens, punctuation left out, and a
/// number where the same one was given before.
struct HeadingSlugs {
  /// How often each identifier was asked for.
  private var counts: [String: Int] = [:]

  mutating func identifier(for heading: String) -> String {
    let slug = Self.slug(heading)
    guard var number = counts[slug] else {
      counts[slug] = 0
      return slug
    }
    repeat { number += 1 } while counts["\(slug)-\(number)"] != nil
    counts[slug] = number
    counts["\(slug)-\(number)"] = 0
    return "\(slug)-\(number)"
  }

  private static func slug(_ heading: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "\t" {
        slug.append("-")
      } else if scalar.isKept {
        slug.append(scalar)
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }
}

extension Unicode.Scalar {
  fileprivate var isKept: Bool {
    if self == "-" || self == "_" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation:
      return true
    default:
      return false
    }
  }
}
