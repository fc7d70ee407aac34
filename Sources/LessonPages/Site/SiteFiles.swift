/// The files of a site, by their paths.
package struct SiteFiles: Sendable {
  package private(set) var contents: [String: [UInt8]] = [:]

  package init() {}

  /// All files of the site, from its articles.
  ///
  /// - Parameters:
  ///   - images: what the articles show, by path.
  ///   - mathFont: for the pages with formulas; nil where there is none.
  package init(
    _ outline: SiteOutline, _ articles: [Article], images: [String: [UInt8]], mathFont: MathFont?
  ) {
    self = .assets(of: outline, articles, mathFont: mathFont)
    for (index, article) in articles.enumerated() {
      contents[outline.entries[index].path] = LessonPage(article, at: index, of: outline).html.bytes
    }
    contents["index.html"] = IndexPage(outline).html.bytes
    contents["404.html"] = NotFoundPage(outline).html.bytes
    if let sitemap = Sitemap(outline).xml { contents["sitemap.xml"] = sitemap.bytes }
    for (path, bytes) in images { contents[path] = bytes }
  }

  /// What the pages of a site load: looks, behaviour, the search index, and what formulas need.
  package static func assets(of outline: SiteOutline, _ articles: [Article], mathFont: MathFont?) -> SiteFiles
  {
    var files = SiteFiles()
    for (path, bytes) in Assets.files { files.contents[path] = bytes }
    files.contents["assets/search-index.js"] = SearchIndex(outline, articles).script
    if articles.contains(where: \.hasMath) { files.addMath(mathFont) }
    if outline.isServed { for (path, bytes) in Assets.served { files.contents[path] = bytes } }
    return files
  }

  /// In an order that does not depend on chance.
  package var paths: [String] { contents.keys.sorted() }

  package var byteCount: Int { contents.values.reduce(0) { $0 + $1.count } }

  package mutating func add(_ bytes: [UInt8], at path: String) {
    contents[path] = bytes
  }

  /// What pages with formulas refer to.
  private mutating func addMath(_ font: MathFont?) {
    let face = font == nil ? "" : MathFont.face
    contents["assets/math.css"] = Array((face + MathAssets.styleSheet).utf8)
    contents["assets/math.js"] = Array(MathAssets.script.utf8)
    guard let font else { return }
    contents["assets/\(MathFont.fileName)"] = Array(font.data)
    contents["assets/\(MathFont.noticeName)"] = Array(font.notice.utf8)
  }
}

/// The files that every site has: looks, behaviour, a sign for the browser's tab.
enum Assets {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("assets/lesson.css", PackageResources.lesson_css + [UInt8(ascii: "\n")] + PackageResources.drawing_css),
    ("assets/lesson.js", PackageResources.lesson_js),
    ("assets/search.js", PackageResources.search_js),
    ("assets/icon.svg", PackageResources.icon_svg),
  ]

  /// What pages have beyond that while they are served.
  static let served: [(path: String, bytes: [UInt8])] = [
    ("assets/served.css", PackageResources.served_css),
    ("assets/follow.js", PackageResources.follow_js),
    ("assets/editor.js", PackageResources.editor_js),
  ]
}
