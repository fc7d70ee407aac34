import LessonTestSupport
import Testing

@testable import LessonMath

@Suite("Parsing TeX mathematics")
struct MathParserTests {
  private func nodes(_ tex: String, isDisplay: Bool = false) -> [MathNode] {
    let (formula, problems) = MathParser.parse(tex, isDisplay: isDisplay)
    #expect(problems.isEmpty)
    return formula.nodes
  }

  private func letter(_ text: String, _ alphabet: MathAlphabet = .standard) -> MathNode {
    .symbol(MathSymbol(text, .ordinary, alphabet))
  }

  private func operation(_ text: String, _ atomClass: AtomClass) -> MathNode {
    .symbol(MathSymbol(text, atomClass))
  }

  private func number(_ digits: String) -> MathNode {
    .number(digits, .standard)
  }

  @Test("every formula of the corpus parses without problems and leaves nothing that is not understood")
  func corpus() throws {
    let rows = try Fixtures.rows("math/corpus.tsv")
    #expect(rows.count == 120)
    for row in rows {
      let (formula, problems) = MathParser.parse(row[2], isDisplay: row[1] == "display")
      #expect(problems == [], "\(row[0])")
      #expect(!formula.nodes.isEmpty, "\(row[0])")
      #expect(!String(describing: formula.nodes).contains("invalid("), "\(row[0])")
    }
  }

  @Test("both scripts belong to one base, in either order")
  func scripts() {
    let parentheses = [operation("(", .opening), number("1"), operation(")", .closing)]
    let expected = MathNode.scripts(
      MathScripts(base: letter("W"), lower: [number("11")], upper: parentheses))
    #expect(nodes("W_{11}^{(1)}") == [expected])
    #expect(nodes("W^{(1)}_{11}") == [expected])
  }

  @Test("primes are counted and leave room for a superscript")
  func primes() {
    #expect(nodes("f''") == [.scripts(MathScripts(base: letter("f"), primes: 2))])
    #expect(
      nodes("w_i'^2")
        == [.scripts(MathScripts(base: letter("w"), lower: [letter("i")], upper: [number("2")], primes: 1))])
  }

  @Test("scripts without a base stand alone")
  func emptyBase() {
    #expect(nodes("{}^2") == [.scripts(MathScripts(base: nil, upper: [number("2")]))])
  }

  @Test("closing delimiters are bases too", arguments: ["]", ")"])
  func closingBase(delimiter: String) {
    let base = operation(delimiter, .closing)
    #expect(nodes("\(delimiter)^2") == [.scripts(MathScripts(base: base, upper: [number("2")]))])
  }

  @Test("an argument without braces is one token, or one command with its own arguments")
  func singleTokenArguments() {
    let half = MathNode.fraction(MathFraction([number("1")], [number("2")]))
    #expect(nodes(#"\frac12"#) == [half])
    #expect(nodes(#"\sqrt\frac12"#) == [.root(radicand: [half], degree: nil)])
    #expect(nodes("x^12") == [.scripts(MathScripts(base: letter("x"), upper: [number("1")])), number("2")])
  }

  @Test("digits and a decimal point are one number, a full stop after it is not part of it")
  func numbers() {
    #expect(nodes("0.044715") == [number("0.044715")])
    #expect(nodes(".5") == [number(".5")])
    #expect(nodes("2.") == [number("2"), letter(".")])
  }

  @Test("a minus is an operator between two things and a sign where there is nothing on one side")
  func signs() {
    let minus = { (nodes: [MathNode]) in nodes.compactMap(\.atomClass) }
    #expect(minus(nodes("a-b")) == [.ordinary, .binary, .ordinary])
    #expect(minus(nodes("-b")) == [.unary, .ordinary])
    #expect(minus(nodes("=-b")) == [.relation, .unary, .ordinary])
    #expect(minus(nodes("(-b)")) == [.opening, .unary, .ordinary, .closing])
    #expect(minus(nodes("a--b")) == [.ordinary, .binary, .unary, .ordinary])
    #expect(minus(nodes("a-=")) == [.ordinary, .unary, .relation])
    #expect(minus(nodes(#"\sum -x"#)) == [.largeOperator, .unary, .ordinary])
    #expect(minus(nodes(#"a \; - b"#)) == [.ordinary, .binary, .ordinary])
  }

  @Test("alphabets reach letters and digits, and boldsymbol also operators")
  func alphabets() {
    #expect(nodes(#"\mathbf{x}+\mathbb R"#).first == letter("x", .bold))
    #expect(nodes(#"\mathbf{x}+\mathbb R"#).last == letter("R", .blackboard))
    #expect(nodes(#"\boldsymbol{\Sigma}"#) == [letter("Σ", .boldItalic)])
    #expect(nodes(#"{\bf w} w"#) == [.group(.ordinary, [letter("w", .bold)]), letter("w")])
    #expect(nodes(#"\mathcal{L}(\theta)"#)[2] == letter("θ"))
  }

  @Test("upright letters side by side are one word")
  func words() {
    #expect(nodes(#"\mathrm{ReLU}"#) == [letter("ReLU", .roman)])
    #expect(nodes(#"\mathbf{Wx}"#) == [.group(.ordinary, [letter("W", .bold), letter("x", .bold)])])
  }

  @Test("sums and limits have their range above and below in display style, integrals beside")
  func limits() {
    func placement(_ tex: String) -> MathScripts.Placement? {
      if case .scripts(let scripts)? = nodes(tex).first { scripts.placement } else { nil }
    }
    #expect(placement(#"\sum_i"#) == .movableLimits)
    #expect(placement(#"\lim_{x \to 0}"#) == .movableLimits)
    #expect(placement(#"\operatorname*{arg\,max}_x"#) == .movableLimits)
    #expect(placement(#"\operatorname{tr}_x"#) == .beside)
    #expect(placement(#"\int_0^1"#) == .beside)
    #expect(placement(#"\int\limits_0^1"#) == .limits)
    #expect(placement(#"\sum\nolimits_i"#) == .beside)
    #expect(placement(#"\underbrace{a}_{b}"#) == .limits)
    #expect(placement(#"\overset{a}{=}"#) == .limits)
  }

  @Test("fences keep their delimiters, invisible ones as nil, and what is in the middle")
  func fences() {
    #expect(nodes(#"\left. x \right|"#) == [.fence(MathFence(nil, [letter("x")], "|"))])
    #expect(
      nodes(#"\left< x \middle| y \right>"#)
        == [.fence(MathFence("⟨", [letter("x"), .middle("|"), letter("y")], "⟩"))])
    #expect(nodes(#"\Bigl\{"#) == [.delimiter("{", .opening, size: 2)])
  }

  @Test("tables carry alignment, lines and the style of their cells")
  func tables() throws {
    let array = nodes(#"\begin{array}{l|cr} a & b & c \\ \hline d & e & f \\ \end{array}"#)
    guard case .table(let table)? = array.first else { throw Unexpected(array) }
    #expect(table.alignments == [.left, .center, .right])
    #expect(table.verticalLines == [1])
    #expect(table.horizontalLines == [1])
    #expect(table.rows.count == 2)
    #expect(table.rows[1] == [[letter("d")], [letter("e")], [letter("f")]])
  }

  @Test("aligned columns alternate, and what follows & goes on from its left")
  func aligned() throws {
    let aligned = nodes(#"\begin{aligned} a &= b \\ &- c \end{aligned}"#, isDisplay: true)
    guard case .table(let table)? = aligned.first else { throw Unexpected(aligned) }
    #expect(table.kind == .aligned)
    #expect(table.alignments == [.right, .left])
    #expect(table.style == .display)
    #expect(table.rows[1] == [[], [operation("−", .binary), letter("c")]])
  }

  @Test(
    "matrices with brackets are tables between fences",
    arguments: [
      ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖"),
      ("cases", "{", nil),
    ])
  func matrices(name: String, opening: String, closing: String?) throws {
    let matrix = nodes(#"\begin{\#(name)} 1 & 2 \\ 3 & 4 \end{\#(name)}"#)
    guard case .fence(let fence)? = matrix.first else { throw Unexpected(matrix) }
    #expect(fence.opening == opening)
    #expect(fence.closing == closing)
    guard case .table(let table)? = fence.body.first else { throw Unexpected(matrix) }
    #expect(table.rows == [[[number("1")], [number("2")]], [[number("3")], [number("4")]]])
  }

  @Test("text keeps its spaces, and a formula in it is a formula")
  func text() {
    #expect(
      nodes(#"\text{if $x > 0$ then}"#)
        == [
          .group(
            .ordinary,
            [
              .text("if ", .roman), letter("x"), operation(">", .relation), number("0"),
              .text(" then", .roman),
            ])
        ])
    #expect(nodes(#"\texttt{code\_x}"#) == [.text("code_x", .monospace)])
  }

  @Test("switches reach to the end of their group")
  func switches() {
    #expect(
      nodes(#"{\displaystyle x y} z"#)
        == [.group(.ordinary, [.styled(.display, [letter("x"), letter("y")])]), letter("z")])
    #expect(nodes(#"a \color{red} b"#) == [letter("a"), .colored("red", [letter("b")])])
  }

  @Test("a tag is kept apart from the formula")
  func tag() {
    let (formula, problems) = MathParser.parse(#"x = 1 \tag{3}"#, isDisplay: true)
    #expect(problems.isEmpty)
    #expect(formula.tag == [.text("3", .roman)])
    #expect(formula.nodes.count == 3)
  }

  @Test(
    "macros are expanded with their arguments",
    arguments: [
      #"\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}} \pd{E}{w}"#,
      #"\def\pd#1#2{\frac{\partial #1}{\partial #2}} \pd E w"#,
      #"\newcommand\pd[2]{\frac{\partial #1}{\partial #2}} \pd{E} w"#,
      #"\newcommand{\pd}[2][E]{\frac{\partial #1}{\partial #2}} \pd{w}"#,
      #"\newcommand{\pd}[2][L]{\frac{\partial #1}{\partial #2}} \pd[E]{w}"#,
    ])
  func macros(tex: String) {
    #expect(nodes(tex) == nodes(#"\frac{\partial E}{\partial w}"#))
  }

  @Test("a declared operator is one")
  func declaredOperator() {
    #expect(
      nodes(#"\DeclareMathOperator*{\argmin}{arg\,min} \argmin"#) == [
        .operatorName("arg min", hasLimits: true)
      ])
  }

  @Test("symbols typed in Unicode are those of their commands")
  func unicode() {
    #expect(nodes("α ≤ β ∈ ∑") == nodes(#"\alpha \leq \beta \in \sum"#))
  }

  @Test("a comment ends with its line")
  func comment() {
    #expect(nodes("x % the input\n+ y") == nodes("x + y"))
  }
}

/// A tree that is not what the test goes on with.
struct Unexpected: Error {
  var nodes: [MathNode]

  init(_ nodes: [MathNode]) {
    self.nodes = nodes
  }
}
