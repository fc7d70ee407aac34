import FoundationEssentials
import LessonKernel
import LessonModel

/// Verdicts from earlier runs, so that an answer is not judged again while nothing has changed: neither it, nor the
/// lesson, nor the tools.
struct KeptVerdicts {
  private let lesson: Lesson
  /// The lesson's file, byte by byte.
  private let source: [UInt8]
  private let cache: ResultCache
  private let digests: LessonDigests

  init(_ lesson: Lesson, source: [UInt8], _ environment: KernelEnvironment, _ cache: ResultCache) {
    self.lesson = lesson
    self.source = source
    self.cache = cache
    digests = LessonDigests(environment, cache)
  }

  /// Nil when the answer must be judged.
  func verdict(on answer: Answer) -> Verdict? {
    guard let key = key(of: answer), let bytes = cache.pieces(for: key)?.first else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let verdict = try? decoder.decode(Verdict.self, from: Data(bytes)),
      verdict.exercise == answer.exercise
    else { return nil }
    return verdict
  }

  func keep(_ verdict: Verdict, on answer: Answer) {
    guard verdict.isRepeatable, !CellTraits(of: answer.snippet.text).mayVary, let key = key(of: answer) else {
      return
    }
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(verdict) else { return }
    cache.keep([Array(data)], for: key)
  }

  /// To be called once no more verdicts are asked for.
  ///
  /// - Parameter hasNew: verdicts were kept, and room may be needed.
  func close(hasNew: Bool) {
    digests.save()
    if hasNew { cache.prune() }
  }

  private func key(of answer: Answer) -> LessonDigest? {
    let exercise = lesson.exercises[answer.exercise].name
    return digests.digest(
      of: source, file: lesson.file, for: ["verdict", exercise, answer.file, answer.snippet.text])
  }
}

extension Verdict {
  /// Time and memory that happened to be scarce, and mistakes of the lesson's own, may be gone the next time.
  fileprivate var isRepeatable: Bool {
    switch outcome {
    case .limitReached, .notChecked: false
    case .passed, .failed, .compileError, .trapped, .endedEarly, .forged: true
    }
  }
}
