// Draws what a terminal shows as an SVG picture:
//
//     swiftc -O images/terminal-picture.swift -o terminal-picture
//     .build/release/lesson run 03-backprop --color always --width 84 | sed -n 1236,1292p \
//       | ./terminal-picture > images/terminal.svg

/// How a piece of text looks, as the escape sequences before it say.
struct Style: Equatable {
  var color: Int?
  var isBold = false
  var isFaint = false
  var isItalic = false
  var isUnderlined = false
  var isReversed = false

  mutating func apply(_ code: Int) {
    switch code {
    case 0: self = Style()
    case 1: isBold = true
    case 2: isFaint = true
    case 3: isItalic = true
    case 4: isUnderlined = true
    case 7: isReversed = true
    case 22: (isBold, isFaint) = (false, false)
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 27: isReversed = false
    case 30...37: color = code - 30
    case 39: color = nil
    case 90...97: color = code - 82
    default: break
    }
  }
}

struct Run {
  var text: String
  var style: Style
  var column: Int
}

/// Splits a row of the screen into runs of one style. Only SGR sequences and OSC 8 links are understood.
func runs(of row: String, _ style: inout Style) -> [Run] {
  var found: [Run] = []
  var column = 0
  var characters = Array(row.unicodeScalars)[...]
  var text = String.UnicodeScalarView()
  func flush() {
    guard !text.isEmpty else { return }
    let string = String(text)
    found.append(Run(text: string, style: style, column: column))
    column += string.count
    text = String.UnicodeScalarView()
  }
  while let scalar = characters.popFirst() {
    guard scalar == "\u{1B}" else {
      text.append(scalar)
      continue
    }
    flush()
    if characters.first == "]" {  // A link: everything up to its end mark is the address.
      while let next = characters.popFirst(), next != "\u{1B}", next != "\u{07}" {}
      if characters.first == "\\" { characters.removeFirst() }
    } else {
      characters.removeFirst()
      var numbers = ""
      while let next = characters.popFirst(), next != "m" { numbers.unicodeScalars.append(next) }
      for code in numbers.split(separator: ";", omittingEmptySubsequences: false) {
        style.apply(Int(code) ?? 0)
      }
    }
  }
  flush()
  return found
}

let palette = [
  "#45475a", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#cba6f7", "#94e2d5", "#bac2de",
  "#7f849c", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#cba6f7", "#94e2d5", "#ffffff",
]
let foreground = "#cdd6f4"
let background = "#1e1e2e"

func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case " ": result += "\u{A0}"
    default: result.append(character)
    }
  }
  return result
}

let (cellWidth, cellHeight, margin) = (8.4, 18.0, 20.0)
var style = Style()
var body = ""
var columns = 0
var rows = 0
while let row = readLine() {
  let baseline = margin + 34 + Double(rows) * cellHeight
  for run in runs(of: row, &style) {
    columns = max(columns, run.column + run.text.count)
    guard run.text.contains(where: { $0 != " " }) else { continue }
    let x = margin + Double(run.column) * cellWidth
    var attributes = "x=\"\(x)\" y=\"\(baseline)\" textLength=\"\(Double(run.text.count) * cellWidth)\""
    attributes +=
      " lengthAdjust=\"spacingAndGlyphs\" fill=\"\(run.style.color.map { palette[$0] } ?? foreground)\""
    if run.style.isBold { attributes += " font-weight=\"bold\"" }
    if run.style.isItalic { attributes += " font-style=\"italic\"" }
    if run.style.isUnderlined { attributes += " text-decoration=\"underline\"" }
    if run.style.isFaint { attributes += " opacity=\"0.65\"" }
    body += "<text \(attributes)>\(escaped(run.text))</text>\n"
  }
  rows += 1
}
let width = 2 * margin + Double(columns) * cellWidth
let height = 2 * margin + 26 + Double(rows) * cellHeight
print(
  """
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
  font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
  <title>lesson run 03-backprop in a terminal</title>
  <rect width="100%" height="100%" rx="10" fill="\(background)"/>
  <circle cx="22" cy="20" r="6" fill="#f38ba8"/><circle cx="42" cy="20" r="6" fill="#f9e2af"/>\
  <circle cx="62" cy="20" r="6" fill="#a6e3a1"/>
  \(body)</svg>
  """)
