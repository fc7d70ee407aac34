import LessonOutput
import LessonRender

/// The values on a grid behind a plot: shades of a heat map, or the regions of a classifier.
///
/// Neighbours of one shade in a row are one rectangle, and all rectangles of a shade one path: a field of 64 × 64
/// takes some kilobytes that way, not hundreds. Regions are drawn by their outlines.
struct FieldDrawing {
  private let field: Plot.Field
  private let plot: Plot
  private let frame: PlotFrame
  private let identifier: String

  init(_ field: Plot.Field, of plot: Plot, _ frame: PlotFrame, identifier: String) {
    self.field = field
    self.plot = plot
    self.frame = frame
    self.identifier = identifier
  }

  private var columns: Int { field.values.map(\.count).min() ?? 0 }
  private var rows: Int { field.values.count }

  func write(to html: inout HTML) {
    switch field.kind {
    case .heat: writeHeat(to: &html)
    case .classes(let names): writeRegions(names, to: &html)
    }
  }

  // MARK: - Heat

  private func writeHeat(to html: inout HTML) {
    let scale = HeatColors(field)
    for (shade, path) in paths(HeatColors.count, { scale.shade(of: $0) }).enumerated() where !path.isEmpty {
      html.path(path, "heat", Attribute("fill", HeatColors.hex(shade)))
    }
    guard frame.showsValues else { return }
    for row in 0..<rows {
      for column in 0..<columns {
        let value = field.values[row][column]
        let contrast = scale.shade(of: value).map(HeatColors.isDark) ?? false
        html.svgText(
          field.format.text(value), contrast ? "value on-dark" : "value on-light",
          x: across(Double(column) + 0.5), y: down(Double(row) + 0.5) + 4)
      }
    }
  }

  // MARK: - Regions

  private func writeRegions(_ names: [String], to html: inout HTML) {
    writePatterns(names, to: &html)
    let classes = field.values.map { row in row.map { Int(exactly: $0.rounded()) ?? -1 } }
    let outlines = RegionOutlines(classes)
    for index in names.indices {
      let path = path(of: outlines.loops[index] ?? [])
      let ink = plot.color(ofClass: index).inkClass
      html.path(path, "region \(ink)")
      // The hatching tells regions apart without colour.
      html.path(path, "hatched", Attribute("fill", "url(#\(identifier).hatch\(index))"))
    }
    var borders = SVGPath()
    for border in outlines.borders { borders.polyline(places(of: border)) }
    html.path(borders, "border")
  }

  private func path(of loops: [[RegionOutlines.Point]]) -> SVGPath {
    var path = SVGPath()
    for loop in loops {
      path.polyline(places(of: loop))
      path.close()
    }
    return path
  }

  private func places(of line: [RegionOutlines.Point]) -> [(x: Double, y: Double)] {
    LineThinning.thinned(line.map { (across($0.x), down($0.y)) })
  }

  /// A hatching for each class: dots, then strokes in four directions.
  private func writePatterns(_ names: [String], to html: inout HTML) {
    for index in names.indices {
      html.element(
        "pattern", .id("\(identifier).hatch\(index)"), Attribute("width", "8"), Attribute("height", "8"),
        Attribute("patternUnits", "userSpaceOnUse")
      ) { html in
        let strokes = ["M4 4v0", "M0 8L8 0", "M0 0L8 8", "M0 4H8", "M4 0V8"]
        html.element(
          "path", .class("hatch \(plot.color(ofClass: index).inkClass)"),
          Attribute("d", strokes[index % strokes.count]))
      }
    }
  }

  // MARK: - The grid

  /// For each shade the rectangles that have it.
  private func paths(_ count: Int, _ shade: (Double) -> Int?) -> [SVGPath] {
    var paths = [SVGPath](repeating: SVGPath(), count: count)
    for row in 0..<rows {
      var start = 0
      while start < columns {
        let index = shade(field.values[row][start])
        var end = start + 1
        while end < columns, shade(field.values[row][end]) == index { end += 1 }
        if let index, paths.indices.contains(index) {
          let (top, bottom) = (down(Double(row + 1)), down(Double(row)))
          paths[index].rectangle(
            x: across(Double(start)), y: top, width: across(Double(end)) - across(Double(start)),
            height: bottom - top)
        }
        start = end
      }
    }
    return paths
  }

  /// Edges of columns and rows, counted from the lower left corner, within the drawing area.
  private func across(_ column: Double) -> Double {
    let value =
      field.x.lowerBound + (field.x.upperBound - field.x.lowerBound) * column / Double(max(columns, 1))
    return frame.across(min(max(frame.x.position(value) ?? 0, 0), 1))
  }

  private func down(_ row: Double) -> Double {
    let value = field.y.lowerBound + (field.y.upperBound - field.y.lowerBound) * row / Double(max(rows, 1))
    return frame.down(min(max(frame.y.position(value) ?? 0, 0), 1))
  }
}
