/// The files of a site, by their paths.
package struct SiteFiles: Sendable {
  package private(set) var contents: [String: [UInt8]] = [:]

  package init() {}

  /// All files of the site, from its articles.
  ///
  /// - Parameter images: what the articles show, by path.
  package init(_ outline: SiteOutline, _ articles: [Article], images: [String: [UInt8]]) {
    for (index, article) in articles.enumerated() {
      contents[outline.entries[index].path] = LessonPage(article, at: index, of: outline).html.bytes
    }
    contents["index.html"] = IndexPage(outline).html.bytes
    contents["404.html"] = NotFoundPage(outline).html.bytes
    if let sitemap = Sitemap(outline).xml { contents["sitemap.xml"] = sitemap.bytes }
    for (path, bytes) in Assets.files { contents[path] = bytes }
    if outline.isServed { for (path, bytes) in Assets.served { contents[path] = bytes } }
    for (path, bytes) in images { contents[path] = bytes }
  }

  /// In an order that does not depend on chance.
  package var paths: [String] { contents.keys.sorted() }

  package var byteCount: Int { contents.values.reduce(0) { $0 + $1.count } }

  package mutating func add(_ bytes: [UInt8], at path: String) {
    contents[path] = bytes
  }
}

/// The files that every site has: looks, behaviour, a sign for the browser's tab.
enum Assets {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("assets/lesson.css", PackageResources.lesson_css),
    ("assets/lesson.js", PackageResources.lesson_js),
    ("assets/icon.svg", PackageResources.icon_svg),
  ]

  /// What pages have beyond that while they are served.
  static let served: [(path: String, bytes: [UInt8])] = [
    ("assets/served.css", PackageResources.served_css),
    ("assets/follow.js", PackageResources.follow_js),
    ("assets/editor.js", PackageResources.editor_js),
  ]
}
