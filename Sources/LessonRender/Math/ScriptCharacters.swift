/// The characters that Unicode has raised and lowered. A script is written with them only if all of its
/// characters are here.
enum ScriptCharacters {
  static func superscript(_ character: Character) -> Character? { superscripts[character] }
  static func `subscript`(_ character: Character) -> Character? { subscripts[character] }

  /// The transposition sign and the degree have raised forms of their own; an asterisk is raised as it is.
  private static let superscripts = pairs(
    "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∗*∘†",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′**°†")

  private static let subscripts = pairs(
    "0123456789+−-=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static func pairs(_ plain: String, _ script: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, script))
  }
}
