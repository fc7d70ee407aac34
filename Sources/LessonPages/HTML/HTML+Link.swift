extension PageLink {
  /// `href`, and for a link out of the site that the other page gets no hold of this one.
  var attributes: [Attribute?] {
    [.href(self), isExternal ? Attribute("rel", "noopener") : nil]
  }
}

extension HTML {
  package mutating func link(
    _ link: PageLink, _ attributes: Attribute?..., content: (inout HTML) -> Void
  ) {
    open("a", link.attributes + attributes)
    content(&self)
    close("a")
  }
}
