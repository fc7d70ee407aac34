/// The elements and attributes that a drawing may have: what SVG 1.1 and 2 use to draw, and nothing that runs, links,
/// loads or moves.
enum SVGNames {
  static let elements = table([
    "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle", "ellipse",
    "line",
    "polyline", "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask",
    "pattern", "marker", "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology",
    "feOffset",
    "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
  ])

  /// The attribute in the form in which it may stay; nil when it may not.
  static func attribute(_ name: String, _ value: String) -> Attribute? {
    if name == "href" || name == "xlink:href" {
      // A part of the same drawing.
      return value.hasPrefix("#") ? Attribute("href", value) : nil
    }
    guard let kept = attributes[name], isHarmless(style: value) else { return nil }
    return Attribute(kept, value)
  }

  /// Whether CSS, or the value of an attribute that is like CSS, loads nothing: rules that begin with `@` and
  /// functions with addresses do, and a backslash can hide either.
  static func isHarmless(style: String) -> Bool {
    let text = style.lowercased()
    guard !text.contains("\\"), !text.contains("@"), !text.contains("expression("), !text.contains("image(")
    else {
      return false
    }
    return text.split(separator: "url(", omittingEmptySubsequences: false).dropFirst().allSatisfy { rest in
      rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }.hasPrefix("#")
    }
  }

  private static let attributes = table([
    "alignment-baseline", "amplitude", "azimuth", "baseFrequency", "baseline-shift", "bias", "class",
    "clip-path",
    "clip-rule", "clipPathUnits", "color", "color-interpolation", "color-interpolation-filters", "cx", "cy",
    "d",
    "diffuseConstant", "direction", "display", "divisor", "dominant-baseline", "dx", "dy", "edgeMode",
    "elevation",
    "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color", "flood-opacity",
    "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant",
    "font-weight", "fr",
    "fx", "fy", "gradientTransform", "gradientUnits", "height", "id", "in", "in2", "intercept", "k1", "k2",
    "k3", "k4",
    "kernelMatrix", "lang", "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle",
    "marker-end",
    "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask", "maskContentUnits",
    "maskUnits", "mode", "numOctaves", "offset", "opacity", "operator", "order", "orient", "overflow",
    "paint-order",
    "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "points", "pointsAtX",
    "pointsAtY",
    "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY",
    "result",
    "role", "rotate", "rx", "ry", "scale", "seed", "shape-rendering", "side", "slope", "spacing",
    "specularConstant",
    "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles", "stop-color",
    "stop-opacity",
    "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "style", "surfaceScale", "tableValues", "targetX", "targetY",
    "text-anchor",
    "text-decoration", "text-rendering", "textLength", "transform", "transform-origin", "type",
    "unicode-bidi",
    "values", "vector-effect", "version", "viewBox", "visibility", "width", "word-spacing", "writing-mode",
    "x", "x1",
    "x2", "xChannelSelector", "xml:space", "y", "y1", "y2", "yChannelSelector", "z",
  ])

  private static func table(_ names: [StaticString]) -> [String: StaticString] {
    Dictionary(uniqueKeysWithValues: names.map { ($0.description, $0) })
  }
}
