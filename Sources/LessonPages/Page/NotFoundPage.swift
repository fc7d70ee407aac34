/// What a server shows for an address that leads nowhere.
package struct NotFoundPage {
  private let frame: PageFrame

  package init(_ outline: SiteOutline) {
    frame = PageFrame(
      outline: outline, path: "404.html", title: "There is no such page", description: "", isAnywhere: true)
  }

  package var html: HTML {
    frame.page { html in
      html.newline()
      html.element("header", .class("page-head")) { html in
        html.element("h1", text: "There is no such page")
      }
      html.element("p") { html in
        html.text("The address is misspelt, or the lesson has another name now. All lessons are on ")
        html.link(frame.link("index.html")) { $0.text("the first page") }
        html.text(".")
      }
      html.newline()
    }
  }
}
