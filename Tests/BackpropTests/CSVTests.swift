import Testing

@testable import Backprop

@Suite struct CSVTests {
  private func read(
    _ text: String, target: String? = nil, hasHeading: Bool = true, separator: Unicode.Scalar = ","
  ) throws(CSVError) -> Dataset {
    try Dataset(
      csv: Array(text.utf8), path: "data/f.csv", target: target, hasHeading: hasHeading,
      separator: separator)
  }

  @Test("numbers and names of classes are read by their headings")
  func classes() throws {
    let data = try read("length,kind,width\n1.5,long,2\n-3e2,short,0\n4,long,5\n", target: "kind")
    #expect(data.name == "f.csv" && data.inputNames == ["length", "width"])
    #expect(data.x == [[1.5, 2], [-300, 0], [4, 5]])
    #expect(data.y == [[0], [1], [0]] && data.classNames == ["long", "short"])
  }

  @Test("a target of numbers stays one, and is the last column unless another is named")
  func numbers() throws {
    let data = try read("1,2,3\n4,5,6", hasHeading: false)
    #expect(data.x == [[1, 2], [4, 5]] && data.y == [[3], [6]])
    #expect(data.inputNames == ["x1", "x2"] && data.classNames.isEmpty)
    #expect(try read("1;2.5\n", hasHeading: false, separator: ";").y == [[2.5]])
  }

  @Test("quotation marks, spaces, empty lines and any line end are understood")
  func forms() throws {
    let text = "\u{feff}a , \"b, \"\"c\"\"\",kind\r\n\r\n 1,\"2\",\"x\ny\"\r3,4,z"
    let data = try read(text)
    #expect(data.inputNames == ["a", "b, \"c\""] && data.x == [[1, 2], [3, 4]])
    #expect(data.classNames == ["x\ny", "z"])
  }

  @Test(
    "what is wrong is told with file, line and column",
    arguments: [
      ("a,b\n1,2\nzwölf,3\n", "data/f.csv:3:1: expected a number for a, found \"zwölf\""),
      ("ä,b,c\n1,ö,2\n", "data/f.csv:2:3: expected a number for b, found \"ö\""),
      ("a,b,c\nnan,1,2\n", "data/f.csv:2:1: expected a number for a, found \"nan\""),
      ("a,b,c\n1,,2\n", "data/f.csv:2:3: expected a number for b, found nothing"),
      ("a,b\n1,\n", "data/f.csv:2:3: expected a value for b, found nothing"),
      ("a,b\n1,2,3\n", "data/f.csv:2:5: expected 2 fields, as in the first line, found 3"),
      ("a,b\n\n1\n", "data/f.csv:3:1: expected 2 fields, as in the first line, found 1"),
      (
        "a,b\n\"x\ny,2\n", "data/f.csv:2:1: expected a closing quotation mark, found the file's end"
      ),
      (
        "a,b\n\"1\"5,2\n",
        "data/f.csv:2:4: expected a separator or the line's end after a closing quotation mark, found \"5,2\""
      ),
      ("", "data/f.csv:1:1: expected a line of values, found an empty file"),
    ])
  func problems(_ text: String, _ message: String) {
    let error = #expect(throws: CSVError.self) { try read(text) }
    #expect(error?.description == message)
  }

  @Test("a target that is no column is told with those that there are")
  func target() {
    let error = #expect(throws: CSVError.self) { try read("a,b\n1,2\n", target: "c") }
    #expect(
      error?.description == "data/f.csv:1:1: expected a column named \"c\", found \"a\", \"b\"")
  }

  @Test("files are read, and told when they cannot be")
  func files() throws {
    let data = try withTemporaryFile("line.csv", Array("x,y\n1,2\n".utf8)) { try Dataset(csv: $0) }
    #expect(data.name == "line.csv" && data.y == [[2]])
    let error = #expect(throws: CSVError.self) { try Dataset(csv: "no/such.csv") }
    #expect(error?.description == "no/such.csv: cannot read: No such file or directory")
  }

  @Test("no text makes the reader trap", arguments: 1...300 as ClosedRange<UInt64>)
  func hostile(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("1,\"\n\r a;.é".utf8) + [0, 0xff]
    let bytes = (0..<generator.below(40)).map { _ in alphabet[generator.below(alphabet.count)] }
    // Either outcome is fine; a trap would end the process.
    _ = try? Dataset(csv: bytes, path: "f", target: nil, hasHeading: seed % 2 == 0, separator: ",")
  }
}
