import LessonExercises
import LessonKernel
import LessonModel
import LessonRender
import LessonServer

/// Where pages leave answers to exercises, and get them judged.
final class ExerciseDesk {
  private let site: ServedSite
  private let arguments: Arguments
  /// Requests that wait for a verdict.
  private var waiting: [(lesson: ServedLesson, exercise: Int, exchange: Exchange)] = []

  init(_ site: ServedSite, _ arguments: Arguments) {
    self.site = site
    self.arguments = arguments
  }

  /// Lessons with answers that are being judged.
  var busyLessons: [ServedLesson] { site.lessons.filter(\.isChecking) }

  // MARK: - Requests

  /// `GET .lesson/answer?lesson=…&exercise=…`
  func showAnswer(_ exchange: Exchange) throws {
    let query = exchange.request.query
    guard exchange.request.isTrusted else { return exchange.respond(.noToken) }
    guard let (lesson, index) = find(query["lesson"] ?? "", query["exercise"] ?? "") else {
      return exchange.respond(.text(404, "there is no such exercise"))
    }
    try answer(exchange) { exchange.respond(.json(try edited(lesson, index))) }
  }

  /// `POST .lesson/save` keeps the answer, `POST .lesson/check` also judges it.
  func take(_ exchange: Exchange, isToBeChecked: Bool) throws {
    guard let sent = ServeMessage.decoded(exchange.request.body, as: ServeMessage.Answer.self) else {
      return exchange.respond(.text(400, "the body is no answer to an exercise"))
    }
    guard let (lesson, index) = find(sent.lesson, sent.exercise) else {
      return exchange.respond(.text(404, "there is no such exercise"))
    }
    try answer(exchange) {
      let workspace = Workspace.current(for: lesson.lesson, arguments)
      guard try workspace.save(sent.code, to: index, in: lesson.lesson, over: sent.base) else {
        return exchange.respond(.json(try edited(lesson, index), status: 409))
      }
      guard isToBeChecked else { return exchange.respond(.json(try edited(lesson, index))) }
      giveUp(index, of: lesson)
      waiting.append((lesson, index, exchange))
      for known in try lesson.checkSession().submit([index]) { try tell(known, of: lesson) }
    }
  }

  /// What goes wrong with the student's files is told to the page.
  private func answer(_ exchange: Exchange, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as WorkspaceError {
      exchange.respond(.text(500, DiagnosticPrinter().full(error.diagnostic).plainText))
    }
  }

  private func find(_ lesson: String, _ exercise: String) -> (ServedLesson, Int)? {
    guard let lesson = site.lessons.first(where: { $0.name == lesson }),
      let index = lesson.lesson.exercises.firstIndex(where: { $0.name == exercise })
    else { return nil }
    return (lesson, index)
  }

  private func edited(_ lesson: ServedLesson, _ index: Int) throws -> ServeMessage.Edited {
    let answer = try Workspace.current(for: lesson.lesson, arguments).editedAnswer(
      to: index, in: lesson.lesson)
    return ServeMessage.Edited(
      code: answer.code, firstLine: answer.firstLine, file: answer.file, base: answer.text)
  }

  // MARK: - Verdicts

  func step(_ lesson: ServedLesson, alsoFor descriptors: [Int32]) throws {
    for checked in try lesson.checkSession().step(alsoFor: descriptors) { try tell(checked, of: lesson) }
  }

  /// Answers that are being judged for a lesson that has changed meanwhile.
  func giveUp(_ lesson: ServedLesson) {
    for index in lesson.lesson.exercises.indices { giveUp(index, of: lesson) }
  }

  private func giveUp(_ exercise: Int, of lesson: ServedLesson) {
    for old in waiting where old.lesson === lesson && old.exercise == exercise {
      old.exchange.respond(.text(410, "a newer version is being checked"))
    }
    waiting.removeAll { $0.lesson === lesson && $0.exercise == exercise }
  }

  private func tell(_ checked: CheckedExercise, of lesson: ServedLesson) throws {
    let answer = try edited(lesson, checked.exercise)
    let report = CheckReport(lesson: lesson.lesson, options: TerminalOptions(width: 80))
    let message = ServeMessage.Checked(
      isPassed: checked.isPassed, words: report.words(checked),
      html: VerdictMarkup(checked: checked, firstLine: answer.firstLine).html.string, answer: answer)
    for one in waiting where one.lesson === lesson && one.exercise == checked.exercise {
      one.exchange.respond(.json(message))
    }
    waiting.removeAll { $0.lesson === lesson && $0.exercise == checked.exercise }
  }
}

extension HTTPResponse {
  static var noToken: HTTPResponse {
    .text(403, "open the address that `lesson serve` has printed: it carries the token")
  }

  static func json(_ value: some Encodable, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status, "application/json", Array(ServeMessage.json(value).utf8))
  }
}
