import LessonOutput
import Testing

@testable import LessonRender

@Suite("Ticks of an axis")
struct PlotsTicksTests {
  private func labels(
    _ low: Double, _ high: Double, _ scale: Plot.Axis.Scale = .linear, atMost count: Int = 6,
    _ characters: Repertoire = .unicode
  ) -> [String] {
    ticks(low, high, scale, atMost: count, characters).ticks.map(\.label)
  }

  private func ticks(
    _ low: Double, _ high: Double, _ scale: Plot.Axis.Scale = .linear, atMost count: Int = 6,
    _ characters: Repertoire = .unicode
  ) -> Ticks {
    let axis = AxisScale(Plot.Axis("", scale, range: low...high), fitting: [])
    return Ticks(of: axis, atMost: count, DrawingSpace(width: 80, characters: characters))
  }

  @Test("stand at 1, 2 or 5 times a power of ten")
  func niceNumbers() {
    #expect(labels(0, 1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(0, 5000) == ["0", "1000", "2000", "3000", "4000", "5000"])
    #expect(labels(-0.3, 0.3, atMost: 3) == ["-0.2", "0.0", "0.2"])
    #expect(labels(3, 97, atMost: 2) == ["50"])
  }

  @Test("share a power of ten where numbers are huge or tiny")
  func factor() {
    #expect(labels(0, 4e-9, atMost: 4) == ["0", "1", "2", "3", "4"])
    #expect(ticks(0, 4e-9, atMost: 4).factor == "×10⁻⁹")
    #expect(ticks(0, 2.5e12).factor == "×10¹²")
    #expect(ticks(0, 2.5e12, .linear, atMost: 6, .ascii).factor == "* 1e12")
    #expect(ticks(0, 100).factor == nil)
  }

  @Test("of a logarithmic axis are powers of ten")
  func decades() {
    #expect(labels(0.001, 1, .logarithmic) == ["0.001", "0.01", "0.1", "1"])
    #expect(labels(1e-8, 1, .logarithmic, atMost: 4) == ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"])
    #expect(labels(1e-8, 1, .logarithmic, atMost: 4, .ascii).first == "1e-8")
  }

  @Test("of a logarithmic axis within a decade or two are 1, 2 and 5, or plain numbers")
  func withinDecades() {
    #expect(labels(1.5, 60, .logarithmic) == ["2", "5", "10", "20", "50"])
    #expect(labels(3, 4, .logarithmic) == ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"])
  }

  @Test("are where their values are")
  func positions() {
    #expect(ticks(0, 4, atMost: 4).ticks.map(\.position) == [0, 0.25, 0.5, 0.75, 1])
    #expect(ticks(0.01, 100, .logarithmic).ticks.map(\.position) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test("of counts are whole numbers")
  func wholeNumbers() {
    let axis = AxisScale(Plot.Axis(), fitting: [0, 3], isWhole: true)
    let ticks = Ticks(of: axis, atMost: 20, DrawingSpace(width: 80))
    #expect(ticks.ticks.map(\.label) == ["0", "1", "2", "3"])
  }
}
