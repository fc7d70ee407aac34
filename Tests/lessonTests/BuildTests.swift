import Foundation
import LessonTestSupport
import Testing

@testable import LessonKernel

/// A site that `lesson build` wrote, file by file.
private func files(of site: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: site) {
    if let data = FileManager.default.contents(atPath: "\(site)/\(path)") { files[path] = data }
  }
  return files
}

@Suite("lesson build")
struct BuildTests {
  /// The course of `Tests/Fixtures/site`, which has all there can be on a page.
  private static let sample = LessonTool.repository + "/Tests/Fixtures/site"

  private func build(_ options: String..., of course: String, cache: String? = nil) throws
    -> LessonTool.Outcome
  {
    try LessonTool.run(
      ["build"] + options, in: course, environment: cache.map { ["XDG_CACHE_HOME": $0] } ?? [:])
  }

  private func course(_ lessons: KeyValuePairs<String, String>) throws -> TestFolder {
    let folder = try TestFolder()
    for (name, text) in lessons { try folder.write(text, to: "Lessons/\(name)") }
    return folder
  }

  // MARK: - What is in a site

  @Test(
    "A site has a page for each lesson, a first page, one for missing pages, a search index, and with --base a sitemap"
  )
  func contents() throws {
    let folder = try course(["01-a.md": "# A\n\nSee [b](02-b.md#deep).\n", "02-b.md": "# B & C\n\n## Deep\n"])
    let plain = try build(of: folder.path)
    #expect(plain.status == 0 && plain.error.isEmpty)
    #expect(plain.output == "wrote 2 lessons to _site\n")
    let site = folder.path + "/_site"
    #expect(
      try files(of: site).keys.sorted() == [
        ".lesson-site", "01-a.html", "02-b.html", "404.html", "assets/drawing.css", "assets/icon.svg",
        "assets/index.css", "assets/index.js", "assets/lesson.css", "assets/lesson.js",
        "assets/search-index.js",
        "assets/search.css", "assets/search.js", "index.html",
      ])
    let page = try text("01-a.html", in: site)
    #expect(page.contains(#"<a href="02-b.html#deep">b</a>"#))

    let based = try build("--base", "https://example.org/course", of: folder.path)
    #expect(based.status == 0)
    let sitemap = try text("sitemap.xml", in: site)
    for address in ["", "01-a.html", "02-b.html"] {
      #expect(sitemap.contains("<loc>https://example.org/course/\(address)</loc>"))
    }
    #expect(!sitemap.contains("404"))
    #expect(try text("404.html", in: site).contains(#"href="https://example.org/course/assets/lesson.css""#))
    #expect(try text("01-a.html", in: site).contains(#"href="assets/lesson.css""#))
  }

  @Test("The edition for students holds no solution, foreseen mistake or hidden check in any file")
  func secrets() throws {
    let folder = try TestFolder()
    let secrets = ["secretsolution", "secretcheck", "secretmistake"]
    let found = try ["--student", "--teacher", "--force"].map { edition in
      let site = "\(folder.path)/site\(edition)"
      let outcome = try build(edition, "--output", site, of: Self.sample)
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
      let bytes = try files(of: site).values
      return secrets.filter { secret in bytes.contains { $0.range(of: Data(secret.utf8)) != nil } }
    }
    #expect(found == [[], secrets, ["secretsolution"]])
  }

  @Test("The same lessons give the same bytes, whether they were run or kept, and wherever the site goes")
  func deterministic() throws {
    let folder = try TestFolder()
    let sites = try ["a", "a", "b"].enumerated().map { index, cache in
      let site = "\(folder.path)/site-\(index)"
      let outcome = try build(
        "--output", site, "--teacher", of: Self.sample, cache: "\(folder.path)/cache-\(cache)")
      #expect(outcome.status == 0, "\(outcome.error)")
      return try files(of: site)
    }
    #expect(sites[0].count > 10)
    for site in sites.dropFirst() {
      #expect(site.keys.sorted() == sites[0].keys.sorted())
      for (path, data) in site { #expect(data == sites[0][path], "\(path)") }
    }
  }

  // MARK: - What is wrong with lessons

  @Test("What a page must not have is told at its place, and is not in the page")
  func unsafe() throws {
    let folder = try course([
      "01-a.md": """
      # A

      [here](javascript:alert(1)) and [there](data:text/html,x) and [passwords](../../etc/passwd)

      ![Passwords](../../../../../../etc/passwd)

      ![A link out](out.png)

      ![](dot.svg)

      <script>alert(2)</script>

      <b onclick="alert(3)">bold</b>

      $\\farc{1}{2}$

      """,
      "dot.svg":
        #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><script>alert(4)</script></svg>"#,
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Lessons/out.png", withDestinationPath: "/etc/passwd")
    let outcome = try build("--keep-going", of: folder.path)
    #expect(outcome.status == 3)
    let expected = [
      "3:8: error: links may not use `javascript:`", "3:41: error: links may not use `data:`",
      "3:75: error: `../../etc/passwd` leads out of the course",
      "5:14: error: `../../../../../../etc/passwd` leads out of the course",
      "7:15: error: `out.png` leads out of the course", "9:5: warning: the image has no description",
      "11:1: warning: `<script>` is shown as it is written", "15:2: error: unknown command \\farc",
    ]
    for words in expected {
      #expect(outcome.error.contains("Lessons/01-a.md:\(words)"), "\(words) in \(outcome.error)")
    }
    let site = try files(of: folder.path + "/_site")
    let all = site.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    for words in ["root:", "javascript:", "data:text", "<script>alert", "onclick", "alert(4)"] {
      #expect(!all.contains(words), "\(words)")
    }
    #expect(try text("01-a.html", in: folder.path + "/_site").contains(#"class="math-error""#))
  }

  @Test("With a failing cell no site is written; with --keep-going one that shows the error at its place")
  func failingCell() throws {
    let folder = try course(["01-a.md": "# A\n\n```swift\nlet a = 1\nprint(a + nothing)\n```\n\nThe end.\n"])
    let refused = try build(of: folder.path)
    #expect(refused.status == 1)
    #expect(refused.error.contains("Lessons/01-a.md:5:11: error: cannot find 'nothing' in scope"))
    #expect(refused.error.contains("[site-not-written]"))
    #expect(try files(of: folder.path).keys.sorted() == ["Lessons/01-a.md"])

    let written = try build("--keep-going", of: folder.path)
    #expect(written.status == 1)
    let page = try text("01-a.html", in: folder.path + "/_site")
    let error = try #require(page.range(of: "cannot find 'nothing' in scope"))
    let end = try #require(page.range(of: "<p>The end."))
    #expect(error.upperBound < end.lowerBound)
  }

  private func text(_ path: String, in site: String) throws -> String {
    try String(contentsOfFile: "\(site)/\(path)", encoding: .utf8)
  }
}
