/// A piece of Swift source and what it is, for colouring.
package struct SyntaxToken: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case keyword
    /// The name of a type, where it is used or declared.
    case type
    /// The name of a function, where it is called or declared.
    case function
    /// Any other name.
    case identifier
    case string
    case number
    case comment
    /// `@main`, with its at sign.
    case attribute
    /// `#if` and its kin.
    case directive
    case `operator`
    /// `<#code#>`.
    case placeholder
  }

  package var kind: Kind
  /// UTF-8 bytes of the source, counted from 0.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
