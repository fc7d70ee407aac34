extension Dataset {
  /// 1,797 hand-written digits: x has the 64 pixels of an image of 8 × 8, row by row, from 0 for white to 16
  /// for black, and y the digit. The pixel of row 2 and column 5 is named r2c5.
  ///
  /// The test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, 1998, UCI Machine
  /// Learning Repository, doi 10.24432/C50P49, CC BY 4.0). Usually, the last 360 are kept for the test:
  ///
  ///     let (train, test) = Dataset.digits.split(last: 360)
  public static let digits: Dataset = {
    var (pixels, labels): ([Double], [Double]) = ([], [])
    pixels.reserveCapacity(64 * 1797)
    labels.reserveCapacity(1797)
    digitsText.withUTF8Buffer { text in
      for symbol in text {
        switch symbol {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          labels.append(Double(symbol - UInt8(ascii: "0")))
        case UInt8(ascii: "."): pixels.append(0)
        case UInt8(ascii: "a")...UInt8(ascii: "p"):
          pixels.append(Double(symbol - UInt8(ascii: "a") + 1))
        default: break  // the end of a line
        }
      }
    }
    return Dataset(
      name: "digits", x: Matrix(rows: labels.count, columns: 64, elements: pixels),
      y: Matrix(column: labels),
      inputNames: (0..<64).map { "r\($0 / 8 + 1)c\($0 % 8 + 1)" },
      classNames: (0..<10).map { "\($0)" })
  }()

  /// An image of as many pixels across as down, from its row of x: `image(0)[row][column]`.
  public func image(_ sample: Int) -> [[Double]] {
    let side = Int(Double(x.columns).squareRoot())
    require(side * side == x.columns, "samples of \(x.columns) numbers are no square images")
    let pixels = x.row(sample)
    return (0..<side).map { Array(pixels[$0 * side..<($0 + 1) * side]) }
  }
}
