// Numbers as people read them, without Foundation: descriptions are for the screen, and nothing of the
// engine's core needs them.

/// How the numbers of one matrix are written, so that their points stand below each other.
enum NumberStyle: Equatable {
  case fixed(places: Int)
  case scientific(digits: Int)

  /// Six significant digits of the largest number, without zeros that end them all.
  init(fitting numbers: [Double]) {
    let largest = numbers.filter { $0.isNormal }.map(\.magnitude).max() ?? 0
    guard largest < 1e6, largest == 0 || largest >= 1e-4 else {
      self = .scientific(digits: 6)
      return
    }
    let places = largest == 0 ? 0 : max(0, 5 - decimalExponent(largest))
    let texts = numbers.map { fixedText($0, places: places) }
    let needed = texts.map { text in placesNeeded(text) }.max() ?? 0
    self = .fixed(places: needed)
  }

  func text(_ number: Double) -> String {
    switch self {
    case .fixed(let places): return fixedText(number, places: places)
    case .scientific(let digits): return scientificText(number, digits: digits)
    }
  }
}

/// A number alone, with that many significant digits at most.
func significantText(_ number: Double, digits: Int) -> String {
  guard number.isNormal else { return scientificText(number, digits: digits) }
  let exponent = decimalExponent(number.magnitude)
  guard exponent >= -4, exponent < digits else { return scientificText(number, digits: digits) }
  return fixedText(number, places: digits - 1 - exponent)
}

/// Rounded to so many digits after the point: "-0.3000".
private func fixedText(_ number: Double, places: Int) -> String {
  guard number.isFinite else { return number.isNaN ? "nan" : (number < 0 ? "-inf" : "inf") }
  let scaled = (number.magnitude * powerOfTen(places)).rounded()
  guard scaled < 0x1p63 else { return number.description }
  let digits = String(UInt64(scaled))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = number < 0 && scaled > 0 ? "-" : ""
  return sign + padded.dropLast(places) + (places > 0 ? "." + padded.suffix(places) : "")
}

/// "-1.25000e-07".
private func scientificText(_ number: Double, digits: Int) -> String {
  guard number.isNormal else {
    return number.isSubnormal ? number.description : fixedText(number, places: 0)
  }
  var exponent = decimalExponent(number.magnitude)
  // In two steps, because 10ⁿ is no Double where n is below -307.
  let half = exponent / 2
  var significand = number / powerOfTen(half) / powerOfTen(exponent - half)
  let unit = powerOfTen(digits - 1)
  if (significand.magnitude * unit).rounded() >= 10 * unit {
    significand /= 10
    exponent += 1
  }
  let sign = exponent < 0 ? "-" : "+"
  let power = String(exponent.magnitude)
  return fixedText(significand, places: digits - 1) + "e" + sign + (power.count < 2 ? "0" : "")
    + power
}

/// The n for which 10ⁿ ≤ number < 10ⁿ⁺¹. The number must be positive and normal.
private func decimalExponent(_ number: Double) -> Int {
  var exponent = Int((Double(number.exponent) * 0.30103).rounded(.down))
  while number / powerOfTen(exponent) >= 10 { exponent += 1 }
  while number / powerOfTen(exponent) < 1 { exponent -= 1 }
  return exponent
}

private func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<exponent.magnitude { power *= 10 }
  return exponent < 0 ? 1 / power : power
}

/// How many of a text's digits after the point come before the zeros that end it.
private func placesNeeded(_ text: String) -> Int {
  guard let point = text.firstIndex(of: ".") else { return 0 }
  let fraction = text[text.index(after: point)...]
  guard let last = fraction.lastIndex(where: { $0 != "0" }) else { return 0 }
  return fraction.distance(from: fraction.startIndex, to: last) + 1
}
