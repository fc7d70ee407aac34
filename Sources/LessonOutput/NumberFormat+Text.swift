import Glibc

extension NumberFormat {
  /// The number as this format writes it, for tables, labels and titles alike.
  ///
  ///     NumberFormat.fixed(2).text(0.125)        0.12
  ///     NumberFormat.scientific(3).text(0.01274) 1.27e-02
  ///     NumberFormat.percent(1).text(0.985)      98.5%
  ///
  /// Rounding is C's: the nearest decimal to the binary number, and the even one of two that are equally
  /// near. What rounds to zero has no sign, and numbers that are not finite are NaN, inf and -inf.
  public func text(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-inf" : "inf" }
    switch self {
    case .automatic: return NumberFormat.printed("%.*g", digits: 6, number)
    case .fixed(let digits): return NumberFormat.printed("%.*f", digits: digits, number)
    case .scientific(let digits): return NumberFormat.printed("%.*e", digits: max(digits, 1) - 1, number)
    case .percent(let digits):
      let percentage = number * 100
      // A number whose hundredfold is too large still has a sign and a size.
      guard percentage.isFinite else { return NumberFormat.scientific(6).text(number) }
      return NumberFormat.printed("%.*f", digits: digits, percentage) + "%"
    }
  }

  /// More digits than a `Double` has in any unit tell nothing, and a table may ask for a billion.
  private static let mostDigits = 30

  private static func printed(_ format: String, digits: Int, _ number: Double) -> String {
    let arguments: [any CVarArg] = [CInt(min(max(digits, 0), mostDigits)), number]
    let length = withVaList(arguments) { vsnprintf(nil, 0, format, $0) }
    var characters = [CChar](repeating: 0, count: Int(length) + 1)
    _ = withVaList(arguments) { vsnprintf(&characters, characters.count, format, $0) }
    let text = String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isZero = text.utf8.prefix { $0 != UInt8(ascii: "e") }.allSatisfy {
      !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0)
    }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
