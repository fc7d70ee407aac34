import CSupervisor
import FoundationEssentials
import Glibc
import LessonKernel
import LessonModel
import LessonPages
import LessonServer

/// One `lesson serve`: waits for browsers, files, cells and answers, and brings open pages up to date.
///
/// All of it happens on the main thread, in one loop: what runs cells must be called from there, and so no two things
/// ever change at once.
final class SiteServer {
  private let site: ServedSite
  private let server: HTTPServer
  private let environment: Result<KernelEnvironment, any Error>
  private let files: FileWatch
  private let desk: ExerciseDesk
  private var followers: [PageFollower] = []
  /// What is on open pages is not what is known.
  private var isBehind = false
  private var lastUpdate = ContinuousClock.now

  /// While cells give results one after the other, pages are updated no more often than this.
  private static let updateInterval = Duration.milliseconds(40)

  init(_ arguments: Arguments, port: UInt16) throws {
    let site = try ServedSite(arguments)
    self.site = site
    environment = Result { try KernelEnvironment.current(lessonFile: site.course.files[0]) }
    let folders = Set(site.course.files.map { URL(filePath: $0).deletingLastPathComponent().path })
    files = try FileWatch(site.course.files, folders: folders.union([site.course.folder]).sorted())
    desk = ExerciseDesk(site, arguments)
    do throws(HTTPServer.Failure) {
      server = try HTTPServer(port: port)
    } catch {
      throw Complaint(error)
    }
  }

  /// Where the site is, with the token that lets who has it run code and write. It stands behind a number sign, because
  /// browsers send that part to nobody.
  var address: String { "http://127.0.0.1:\(server.port)/\(firstPage)#token=\(server.admission.token)" }

  /// With one lesson there is no choice to make.
  private var firstPage: String {
    site.lessons.count == 1 ? PageLink.file("\(site.lessons[0].name).html").destination : ""
  }

  /// Serves until Ctrl-C.
  func run() throws {
    defer { close() }
    server.handler = { [unowned self] in answer($0) }
    while true {
      try waitForEvents()
      if supervisor_interrupt() != 0 { throw KernelError.interrupted(signal: supervisor_interrupt()) }
      server.step()
      if let failure { throw failure }
      if files.hasChanged() { try reload() }
      if isBehind, ContinuousClock.now - lastUpdate >= Self.updateInterval { update() }
    }
  }

  private func close() {
    server.stop()
    for lesson in site.lessons { lesson.stop() }
  }

  // MARK: - Waiting

  /// What is busy waits by itself, since only that knows how long it may; several take turns.
  private func waitForEvents() throws {
    let own = [server.descriptor, files.descriptor]
    let running = site.lessons.filter(\.isRunning)
    let checking = desk.busyLessons
    let isAlone = running.count + checking.count == 1
    for lesson in running where try lesson.step(alsoFor: isAlone ? own : [ready.descriptor]) {
      isBehind = true
    }
    for lesson in checking { try desk.step(lesson, alsoFor: isAlone ? own : [ready.descriptor]) }
    guard !isAlone else { return }
    var waiting = (own + [(try? environment.get().interrupts) ?? -1]).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    poll(&waiting, nfds_t(waiting.count), running.isEmpty && checking.isEmpty && !isBehind ? 100 : 5)
  }

  /// Always readable: who waits for it, too, does not wait.
  private let ready = AlwaysReady()

  // MARK: - Changes

  private func reload() throws {
    for lesson in try site.reload() { desk.giveUp(lesson) }
    isBehind = true
  }

  /// Brings all open pages up to date.
  private func update() {
    isBehind = false
    lastUpdate = .now
    followers.removeAll { $0.stream.isClosed }
    for follower in followers { tell(follower) }
    let watched = Set(followers.compactMap { site.lesson(ofPage: $0.path)?.name })
    for lesson in site.lessons where !watched.contains(lesson.name) && !lesson.isChecking { lesson.stop() }
  }

  private func tell(_ follower: PageFollower) {
    guard let page = site.file(follower.path) else { return }
    var state = ServeMessage.State()
    if let lesson = site.lesson(ofPage: follower.path) {
      let cells = lesson.lesson.cells
      let anchors = Anchors(lesson.lesson)
      let problems = site.problems + lesson.problems(site.article(of: lesson))
      state.stale = lesson.stale.sorted().map { anchors.anchor(of: cells[$0]) }
      state.running = lesson.runningCell.flatMap {
        cells.indices.contains($0) ? anchors.anchor(of: cells[$0]) : nil
      }
      state.isRunning = lesson.isRunning
      state.add(problems, lesson.loaded.source)
    } else {
      state.add(site.problems, nil)
    }
    follower.send(page, state: ServeMessage.json(state))
  }

  // MARK: - Requests

  /// What ends the server.
  private var failure: (any Error)?

  private func answer(_ exchange: Exchange) {
    do {
      switch (exchange.request.method, exchange.request.path) {
      case (.post, ".lesson/save"): try desk.take(exchange, isToBeChecked: false)
      case (.post, ".lesson/check"): try desk.take(exchange, isToBeChecked: true)
      case (.post, _): exchange.respond(.text(404, "there is nothing to send to here"))
      case (_, ".lesson/answer"): try desk.showAnswer(exchange)
      case (.get, ".lesson/events"): try follow(exchange)
      default: exchange.respond(file(exchange.request.path))
      }
    } catch {
      exchange.respond(.text(500, "the server cannot do that: see where it runs"))
      failure = error
    }
  }

  private func file(_ path: String) -> HTTPResponse {
    if let bytes = site.file(path) { return HTTPResponse(200, MediaType.of(path), bytes) }
    return HTTPResponse(404, MediaType.of("404.html"), site.file("404.html") ?? [])
  }

  /// Keeps a page up to date, and its lesson running.
  private func follow(_ exchange: Exchange) throws {
    guard exchange.request.isTrusted else { return exchange.respond(.noToken) }
    let path = exchange.request.query["page"] ?? ""
    guard site.file(path) != nil else { return exchange.respond(.text(404, "there is no such page")) }
    let follower = PageFollower(path, exchange.openStream())
    followers.append(follower)
    try site.lesson(ofPage: path).map { lesson in
      if !lesson.lesson.cells.isEmpty { try lesson.run(try environment.get()) }
    }
    tell(follower)
  }
}

extension ServeMessage.State {
  fileprivate mutating func add(_ diagnostics: [Diagnostic], _ source: SourceText?) {
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count - errors
    problems =
      HTML { html in
        for diagnostic in diagnostics { html.append(DiagnosticMarkup.html(diagnostic, source: source)) }
      }.string
  }
}

extension Complaint {
  fileprivate init(_ failure: HTTPServer.Failure) {
    let problem =
      switch failure {
      case .portInUse(let port):
        Diagnostic(
          .error, "port-in-use", "port \(port) is in use by another program",
          fix:
            "end that program, perhaps another `lesson serve`, or take another port: --port \(port == .max ? port - 1 : port + 1)"
        )
      case .portForbidden(let port):
        Diagnostic(
          .error, "port-forbidden", "you may not use port \(port)", fix: "take one from 1024 on: --port 4000")
      case .system(let number):
        Diagnostic(
          .error, "no-server", "the server cannot be started: \(describe(errno: number))",
          fix: "look whether this machine has a loopback interface: `ip address show lo`")
      }
    self.init(diagnostics: [problem], exitCode: .environment)
  }
}
