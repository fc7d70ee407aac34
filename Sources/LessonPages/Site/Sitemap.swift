/// `sitemap.xml` by the protocol of sitemaps.org, version 0.9. Without dates, so that a site that has not changed is
/// the same.
package struct Sitemap {
  private let outline: SiteOutline

  package init(_ outline: SiteOutline) {
    self.outline = outline
  }

  /// Nil when nobody knows where the site will be.
  package var xml: HTML? {
    guard let base = outline.base else { return nil }
    return HTML { xml in
      xml.element("urlset", Attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) { xml in
        xml.newline()
        for path in [""] + outline.entries.map(\.path) {
          xml.element("url") { $0.element("loc", text: PageLink.file(path, at: base).destination) }
          xml.newline()
        }
      }
      xml.newline()
    }
  }
}
