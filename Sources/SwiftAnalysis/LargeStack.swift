import Glibc

/// Bytes. Only those that are touched cost memory.
private let stackSize = 512 << 20

/// Runs `body` on a thread of its own with a large stack, and waits for it. Where no such thread can be
/// had, `body` runs on the stack at hand.
func withLargeStack<Result>(_ body: () -> Result) -> Result {
  var result: Result?
  let answer = { result = body() }
  withoutActuallyEscaping(answer) { run in
    let work = Unmanaged.passRetained(Work(run))
    if !startAndJoin(work.toOpaque()) { work.takeRetainedValue().run() }
  }
  return result!
}

private final class Work {
  let run: () -> Void

  init(_ run: @escaping () -> Void) {
    self.run = run
  }
}

/// Takes over the reference to `work`, unless no thread could be started: then it gives false.
private func startAndJoin(_ work: UnsafeMutableRawPointer) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return false }
  var thread = pthread_t()
  let status = pthread_create(
    &thread, &attributes,
    { argument in
      Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().run()
      return nil
    }, work)
  return status == 0 && pthread_join(thread, nil) == 0
}
