/// A piece of a formula.
package indirect enum MathNode: Hashable, Sendable {
  /// A letter, an operator, a relation; also a whole upright word, as in `\mathrm{ReLU}`.
  case symbol(MathSymbol)
  /// Digits that belong together, such as `0.5`.
  case number(String, MathAlphabet)
  /// A function named by a word: `\log`, `\operatorname{softmax}`; whether its range goes below it, as with `\max`.
  case operatorName(String, hasLimits: Bool)
  /// Words, spaces kept: `\text{if }`.
  case text(String, MathAlphabet)
  /// Space asked for, in eighteenths of an em (TeX's mu): `\,` is 3, `\quad` 18, `\!` −3.
  case space(Int)
  /// `\\` outside of a table.
  case lineBreak
  /// `{…}`, or `\mathrel{…}` and its kin, which give the class.
  case group(AtomClass, [MathNode])
  case scripts(MathScripts)
  case fraction(MathFraction)
  case root(radicand: [MathNode], degree: [MathNode]?)
  case accent(MathAccent, [MathNode])
  /// `\left( … \right)`: delimiters as tall as what is between them.
  case fence(MathFence)
  /// `\bigl(`: a delimiter of a size that was chosen, 1 (`\big`) to 4 (`\Bigg`).
  case delimiter(String, AtomClass, size: Int)
  /// `\middle|`, directly in the body of a fence and as tall as it.
  case middle(String)
  case table(MathTable)
  /// `\displaystyle` and its kin, over the rest of their group.
  case styled(MathStyle, [MathNode])
  /// `\textcolor`, `\color`. The colour as it was written.
  case colored(String, [MathNode])
  case boxed([MathNode])
  /// The space that the nodes would take.
  case phantom([MathNode])
  /// Source that could not be understood, as it was written.
  case invalid(String)
}

/// One symbol, its class and its alphabet.
package struct MathSymbol: Hashable, Sendable {
  package var text: String
  package var atomClass: AtomClass
  package var alphabet: MathAlphabet

  package init(_ text: String, _ atomClass: AtomClass = .ordinary, _ alphabet: MathAlphabet = .standard) {
    self.text = text
    self.atomClass = atomClass
    self.alphabet = alphabet
  }
}

/// A base with something above right, below right, above or below.
package struct MathScripts: Hashable, Sendable {
  package enum Placement: Hashable, Sendable {
    /// To the right of the base, raised and lowered.
    case beside
    /// Above and below the base.
    case limits
    /// Above and below in display style, to the right in text: `\sum`, `\lim`.
    case movableLimits
  }

  /// Nil when the scripts stand alone, as in `{}^{14}C`.
  package var base: MathNode?
  /// The subscript, or the lower limit.
  package var lower: [MathNode]?
  /// The superscript, or the upper limit.
  package var upper: [MathNode]?
  /// How many primes, which come before the rest of the superscript.
  package var primes: Int
  package var placement: Placement

  package init(
    base: MathNode?, lower: [MathNode]? = nil, upper: [MathNode]? = nil, primes: Int = 0,
    placement: Placement = .beside
  ) {
    self.base = base
    self.lower = lower
    self.upper = upper
    self.primes = primes
    self.placement = placement
  }
}

package struct MathFraction: Hashable, Sendable {
  package var numerator: [MathNode]
  package var denominator: [MathNode]
  /// False for binomial coefficients.
  package var hasBar: Bool
  /// Set by `\dfrac`, `\tfrac` and `\cfrac`; nil takes the style of the place.
  package var style: MathStyle?

  package init(
    _ numerator: [MathNode], _ denominator: [MathNode], hasBar: Bool = true, style: MathStyle? = nil
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.hasBar = hasBar
    self.style = style
  }
}

package struct MathFence: Hashable, Sendable {
  /// Nil for the invisible delimiter, `\left.`.
  package var opening: String?
  package var closing: String?
  package var body: [MathNode]

  package init(_ opening: String?, _ body: [MathNode], _ closing: String?) {
    self.opening = opening
    self.closing = closing
    self.body = body
  }
}

/// A mark over or under its base.
package enum MathAccent: String, Hashable, Sendable, CaseIterable {
  case hat, tilde, bar, vec, dot, ddot, check, breve, acute, grave, mathring
  // These are as wide as their base.
  case widehat, widetilde, overline, underline, overbrace, underbrace, overrightarrow, overleftarrow

  package var isBelow: Bool { self == .underline || self == .underbrace }
}
