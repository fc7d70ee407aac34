import LessonKernel

extension Command {
  static var serve: Command {
    Command(
      name: "serve", summary: "Show the course in your browser, kept current as you save",
      operands: ["[LESSON...]"],
      discussion: """
        Shows the pages of `lesson build` at an address that only this machine can reach. When a lesson is saved, open
        pages change where it did, and its cells show their results one by one; what you were looking at stays where
        it is. What is wrong is listed at the bottom with its place.

        Exercises can be answered on the page: what you write is kept in the workspace's own file, and Check runs what
        `lesson check` runs. The address that is printed carries a token that lets your browser do that. Ctrl-C ends it.
        """,
      options: [.port, .open, .workspace, .course, .maxSize],
      examples: [
        ("lesson serve --open", "look at the course in your browser"),
        ("lesson serve ./draft.md --port 4001", "one lesson, at another port"),
      ],
      run: serve)
  }

  private static func serve(_ arguments: Arguments) throws -> ExitCode {
    let port = try arguments.integer(.port, in: 0...65535) ?? 4000
    let server = try SiteServer(arguments, port: UInt16(port))
    try StandardOutput.write("serving \(server.address)\nCtrl-C ends it\n")
    if arguments.has(.open) { Browser.show(server.address) }
    try server.run()
    return .success
  }
}

extension Command.Option {
  fileprivate static let port = Command.Option(
    "--port", "PORT", "Serve at this port (4000); 0 takes any free one.")
  fileprivate static let open = Command.Option("--open", nil, "Show the first page in your browser.")
}
