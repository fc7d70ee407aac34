/// The commands that stand for one symbol, and the class of every character that may be typed.
package enum SymbolTable {
  /// Command names, without the backslash, and their symbols.
  static let commands: [String: MathSymbol] = {
    var table: [String: MathSymbol] = [:]
    for (atomClass, list) in lists {
      let words = list.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        table[String(words[index])] = MathSymbol(String(words[index + 1]), atomClass)
      }
    }
    return table
  }()

  /// The shortest command for a character, such as `alpha` for α. For a form in plain letters.
  package static let names: [Character: String] = {
    var names: [Character: String] = [:]
    for (name, symbol) in commands {
      guard let character = symbol.text.first else { continue }
      if let known = names[character], (known.count, known) < (name.count, name) { continue }
      names[character] = name
    }
    return names
  }()

  /// A character typed as itself.
  static func symbol(for character: Character) -> MathSymbol {
    switch character {
    case "-": MathSymbol("−", .binary)
    case "*": MathSymbol("∗", .binary)
    case "+": MathSymbol("+", .binary)
    case "=", "<", ">", ":": MathSymbol(String(character), .relation)
    case ",", ";": MathSymbol(String(character), .punctuation)
    case "(", "[": MathSymbol(String(character), .opening)
    case ")", "]", "!", "?": MathSymbol(String(character), .closing)
    default: character.isASCII ? MathSymbol(String(character)) : typed(character)
    }
  }

  private static func typed(_ character: Character) -> MathSymbol {
    characters[character] ?? MathSymbol(String(character))
  }

  /// Symbols typed in Unicode have the class of their command.
  private static let characters: [Character: MathSymbol] = {
    var table: [Character: MathSymbol] = [:]
    for (character, name) in names {
      table[character] = commands[name]
    }
    return table
  }()

  /// Functions with a name of their own, and whether what they range over goes below in display style.
  static let functions: [String: (text: String, hasLimits: Bool)] = {
    var table: [String: (text: String, hasLimits: Bool)] = [:]
    for name in plainFunctions.split(separator: " ") { table[String(name)] = (String(name), false) }
    for name in limitFunctions.split(separator: " ") { table[String(name)] = (String(name), true) }
    table["limsup"] = ("lim sup", true)
    table["liminf"] = ("lim inf", true)
    table["argmax"] = ("arg max", true)
    table["argmin"] = ("arg min", true)
    return table
  }()

  /// Delimiters that are commands; those that are characters are `( ) [ ] | / < >`.
  static let delimiters: [String: String] = {
    var table: [String: String] = [:]
    let words = delimiterList.split(whereSeparator: \.isWhitespace)
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[String(words[index])] = String(words[index + 1])
    }
    return table
  }()

  /// `\big` and its kin: the size and the class of the delimiter that follows.
  static let delimiterSizes: [String: (size: Int, atomClass: AtomClass)] = {
    var sizes: [String: (size: Int, atomClass: AtomClass)] = [:]
    let classes: [(String, AtomClass)] = [
      ("", .ordinary), ("l", .opening), ("r", .closing), ("m", .relation),
    ]
    for (index, name) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      for (suffix, atomClass) in classes { sizes[name + suffix] = (index + 1, atomClass) }
    }
    return sizes
  }()

  private static let plainFunctions =
    "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh sgn"
  private static let limitFunctions = "det gcd inf lim max min sup Pr"

  private static let delimiterList = """
    { { } } lbrace { rbrace } lbrack [ rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
    lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ | ‖ backslash \\ uparrow ↑ downarrow ↓ updownarrow ↕
    Uparrow ⇑ Downarrow ⇓
    """

  private static let lists: [(AtomClass, String)] = [
    (
      .ordinary,
      """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
      varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
      upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
      Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
      infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ angle ∠ triangle △ imath ı jmath ȷ
      forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ prime ′ square □ Box □
      blacksquare ■ Diamond ◇ bigstar ★ flat ♭ natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡
      spadesuit ♠ checkmark ✓ dag † ddag ‡ S § P ¶ pounds £ copyright © degree ° complement ∁ eth ð mho ℧
      vert | Vert ‖ | ‖ backslash \\ _ _ % % # # & & $ $ vdots ⋮ surd √ And &
      """
    ),
    (
      .largeOperator,
      """
      sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀
      bigodot ⨀ bigoplus ⨁ bigotimes ⨂ biguplus ⨄ smallint ∫
      """
    ),
    (
      .binary,
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
      cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿
      dagger † ddagger ‡ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ bigcirc ◯
      boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊
      """
    ),
    (
      .relation,
      """
      leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ lt < gt > approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ varpropto ∝
      equiv ≡ doteq ≐ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳
      in ∈ ni ∋ owns ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑
      sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ bowtie ⋈
      smile ⌣ frown ⌢ triangleq ≜ coloneqq ≔ eqqcolon ≕ therefore ∴ because ∵ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
      to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
      implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵
      longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ uparrow ↑ downarrow ↓
      updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪
      hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝
      upharpoonright ↾ restriction ↾ nrightarrow ↛ nleftarrow ↚
      """
    ),
    (
      .opening,
      "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ ulcorner ⌜ llbracket ⟦"
    ),
    (
      .closing,
      "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ urcorner ⌝ rrbracket ⟧"
    ),
    (.punctuation, "colon : ldotp . cdotp ⋅"),
    (.inner, "ldots … dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ ddots ⋱ mathellipsis …"),
  ]
}
