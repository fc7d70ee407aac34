/// An element that a lesson's raw HTML may contain: the allow-list.
///
/// None of them can run anything, load anything, or change how other parts of the page look or work. What is not in
/// `all` is shown as it is written.
struct AllowedElement: Sendable {
  /// What may stand inside, in the HTML standard's words.
  enum Content: Equatable, Sendable {
    case nothing
    /// Text and what goes with it.
    case phrasing
    /// Anything that may stand on a page.
    case flow
    /// Elements that name this one as their parent, nothing else.
    case itsOwn
  }

  let name: StaticString
  let content: Content
  /// May stand within a line of text.
  let isPhrasing: Bool
  /// The elements that it must stand in; nil when any will do.
  let parents: Set<String>?
  /// Beyond those that every element may have.
  let attributes: [StaticString]
  /// The end tag may be missing: where something comes that cannot stand inside, the element has ended.
  let endsByItself: Bool

  private init(
    _ name: StaticString, _ content: Content, isPhrasing: Bool = false, in parents: Set<String>? = nil,
    attributes: [StaticString] = [], endsByItself: Bool = false
  ) {
    self.name = name
    self.content = content
    self.isPhrasing = isPhrasing
    self.parents = parents
    self.attributes = attributes
    self.endsByItself = endsByItself
  }

  /// Every element may have these.
  static let commonAttributes: [StaticString] = ["title", "lang", "dir"]

  static let all: [String: AllowedElement] = {
    var all: [String: AllowedElement] = [:]
    for element in phrasing + blocks + tables { all[element.name.description] = element }
    return all
  }()

  private static let phrasing =
    ([
      "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
      "samp",
      "small", "span", "strong", "sub", "sup", "u", "var",
    ] as [StaticString]).map { AllowedElement($0, .phrasing, isPhrasing: true) } + [
      AllowedElement("br", .nothing, isPhrasing: true), AllowedElement("wbr", .nothing, isPhrasing: true),
      // `href`, `src` and `alt` are looked at where links and images are.
      AllowedElement("a", .phrasing, isPhrasing: true), AllowedElement("img", .nothing, isPhrasing: true),
    ]

  private static let blocks = [
    AllowedElement("p", .phrasing, endsByItself: true),
    AllowedElement("pre", .phrasing),
    AllowedElement("hr", .nothing),
    AllowedElement("div", .flow), AllowedElement("blockquote", .flow),
    AllowedElement("figure", .flow), AllowedElement("figcaption", .flow, in: ["figure"]),
    AllowedElement("details", .flow, attributes: ["open"]),
    AllowedElement("summary", .phrasing, in: ["details"]),
    AllowedElement("ul", .itsOwn), AllowedElement("ol", .itsOwn, attributes: ["start", "reversed"]),
    AllowedElement("li", .flow, in: ["ul", "ol"], endsByItself: true),
    AllowedElement("dl", .itsOwn), AllowedElement("dt", .phrasing, in: ["dl"], endsByItself: true),
    AllowedElement("dd", .flow, in: ["dl"], endsByItself: true),
  ]

  private static let tables = [
    AllowedElement("table", .itsOwn), AllowedElement("caption", .phrasing, in: ["table"]),
    AllowedElement("thead", .itsOwn, in: ["table"], endsByItself: true),
    AllowedElement("tbody", .itsOwn, in: ["table"], endsByItself: true),
    AllowedElement("tfoot", .itsOwn, in: ["table"], endsByItself: true),
    AllowedElement("tr", .itsOwn, in: ["table", "thead", "tbody", "tfoot"], endsByItself: true),
    AllowedElement(
      "th", .phrasing, in: ["tr"], attributes: ["colspan", "rowspan", "scope"], endsByItself: true),
    AllowedElement("td", .flow, in: ["tr"], attributes: ["colspan", "rowspan"], endsByItself: true),
  ]
}
