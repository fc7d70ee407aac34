/// The commands that take arguments or change what follows, by their names. Those that stand for a symbol are in
/// `SymbolTable`, the accents are `MathAccent`.
enum Command: String, CaseIterable {
  case frac, dfrac, tfrac, cfrac, binom, dbinom, tbinom
  case sqrt, overset, underset, stackrel, substack, xrightarrow, xleftarrow
  case left, middle, begin
  case text, textrm, textbf, textit, texttt, textsf, textnormal, mbox, hbox
  case mathrm, mathbf, mathbb, mathcal, mathscr, mathit, mathfrak, mathsf, mathtt, mathnormal
  case boldsymbol, bm, pmb
  case rm, bf, it, tt, sf, cal
  case operatorname, mathop, mathrel, mathbin, mathord, mathopen, mathclose, mathpunct, mathinner
  case displaystyle, textstyle, scriptstyle, scriptscriptstyle
  case color, textcolor, boxed, fbox, phantom, hphantom, vphantom
  case pmod, bmod, mod, pod, not, dots
  case tag, label, nonumber, notag, hline
  case newcommand, renewcommand, providecommand, def
  case declareMathOperator = "DeclareMathOperator"
  case quad, qquad, enspace, hspace, mathstrut, strut, limits, nolimits, right, end

  static let names = Set(allCases.map(\.rawValue))

  /// The style of `\displaystyle` and its kin.
  var style: MathStyle? {
    switch self {
    case .displaystyle: .display
    case .textstyle: .text
    case .scriptstyle: .script
    case .scriptscriptstyle: .scriptScript
    default: nil
    }
  }

  /// The alphabet of a command that sets its argument, or with `\rm` and its kin the rest of its group, in one.
  var alphabet: MathAlphabet? {
    switch self {
    case .mathrm, .rm, .textrm, .textnormal, .text, .mbox, .hbox: .roman
    case .mathbf, .bf, .textbf: .bold
    case .mathit, .it, .textit: .italic
    case .mathtt, .tt, .texttt: .monospace
    case .mathsf, .sf, .textsf: .sansSerif
    case .mathcal, .mathscr, .cal: .calligraphic
    case .mathbb: .blackboard
    case .mathfrak: .fraktur
    case .mathnormal: .standard
    case .boldsymbol, .bm, .pmb: .boldItalic
    default: nil
    }
  }

  /// The class given by `\mathrel` and its kin.
  var atomClass: AtomClass? {
    switch self {
    case .mathop: .largeOperator
    case .mathrel: .relation
    case .mathbin: .binary
    case .mathord: .ordinary
    case .mathopen: .opening
    case .mathclose: .closing
    case .mathpunct: .punctuation
    case .mathinner: .inner
    default: nil
    }
  }

  /// Space in mu.
  var space: Int? {
    switch self {
    case .quad: 18
    case .qquad: 36
    case .enspace: 9
    default: nil
    }
  }
}
