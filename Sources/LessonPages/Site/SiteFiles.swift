/// The files of a site, by their paths.
package struct SiteFiles: Sendable {
  package private(set) var contents: [String: [UInt8]] = [:]

  private init() {}

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

  /// One of the files that are the same in every site, without those that are made from its lessons.
  package static func fixedAsset(at path: String) -> [UInt8]? {
    (Assets.files + Assets.served).first { $0.path == path }?.bytes
  }

  /// In an order that does not depend on chance.
  package var paths: [String] { contents.keys.sorted() }

  /// What pages with formulas refer to.
  private mutating func addMath(_ font: MathFont?) {
    let face = font == nil ? "" : MathFont.face
    contents["assets/math.css"] = Array(face.utf8) + PackedAsset.css(Array(MathAssets.styleSheet.utf8))
    guard let font else { return }
    contents["assets/\(MathFont.fileName)"] = Array(font.data)
    contents["assets/\(MathFont.noticeName)"] = Array(font.notice.utf8)
  }
}

/// The files that every site has: looks, behaviour, a sign for the browser's tab.
enum Assets {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("assets/lesson.css", PackedAsset.css(PackageResources.lesson_css)),
    ("assets/drawing.css", PackedAsset.css(PackageResources.drawing_css)),
    ("assets/index.css", PackedAsset.css(PackageResources.index_css)),
    ("assets/search.css", PackedAsset.css(PackageResources.search_css)),
    ("assets/lesson.js", PackedAsset.script(PackageResources.lesson_js + PackageResources.math_js)),
    ("assets/index.js", PackedAsset.script(PackageResources.index_js)),
    ("assets/search.js", PackedAsset.script(PackageResources.search_js)),
    ("assets/icon.svg", PackageResources.icon_svg),
  ]

  /// What pages have beyond that while they are served.
  static let served: [(path: String, bytes: [UInt8])] = [
    ("assets/served.css", PackedAsset.css(PackageResources.served_css)),
    ("assets/follow.js", PackedAsset.script(PackageResources.follow_js)),
    ("assets/editor.js", PackedAsset.script(PackageResources.editor_js)),
  ]
}
