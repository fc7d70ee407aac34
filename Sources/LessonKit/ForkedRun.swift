import Glibc

/// How code ended that ran in a process of its own.
enum ForkEnding: Equatable {
  case returned
  case exited
  /// With the runtime's words for it.
  case signal(Int32, String)
  /// It was ended, because it took too long.
  case endless
  case impossible
}

/// Runs `body` in a copy of this process, which can neither print nor record.
func runInFork(patience: Duration, _ body: () -> Void) -> ForkEnding {
  let words = openMemoryFile()
  guard words >= 0, let hasReturned = sharedFlag(), let forkProcess else { return .impossible }
  defer {
    close(words)
    munmap(hasReturned, MemoryLayout<Int32>.size)
  }
  fflush(nil)
  let parent = getpid()
  let child = forkProcess()
  if child == 0 {
    isolate(parent: parent, words: words)
    body()
    hasReturned.pointee = 1
    _exit(0)
  }
  guard child > 0 else { return .impossible }
  guard let status = wait(for: child, patience: patience) else { return .endless }
  // The low seven bits are the signal that ended the process.
  let signal = status & 0x7f
  if signal != 0 { return .signal(signal, reason(in: readAll(words))) }
  return hasReturned.pointee == 1 ? .returned : .exited
}

/// Set by the child, seen by its parent: an exit status could come from anywhere in `body`.
private func sharedFlag() -> UnsafeMutablePointer<Int32>? {
  let memory = mmap(
    nil, MemoryLayout<Int32>.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
  guard let memory, memory != MAP_FAILED else { return nil }
  return memory.bindMemory(to: Int32.self, capacity: 1)
}

/// In the child: what it writes goes nowhere, but for the runtime's last words, and a trap ends it at once, without
/// a backtrace that nobody reads.
private func isolate(parent: pid_t, words: Int32) {
  _ = controlProcess?(setParentDeathSignal, UInt(SIGKILL))
  if getppid() != parent { _exit(1) }
  for trap in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { signal(trap, SIG_DFL) }
  var noDump = rlimit(rlim_cur: 0, rlim_max: 0)
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noDump)
  dup2(words, 2)
  let nowhere = open("/dev/null", O_RDWR)
  for descriptor: Int32 in [0, 1, 3, 4, 5] { dup2(nowhere, descriptor) }
  _ = closeRange?(6, UInt32.max, 0)
}

/// Waits for a child, or kills it; then nil. Gives the status as `waitpid` does.
private func wait(for child: pid_t, patience: Duration) -> Int32? {
  let deadline = ContinuousClock.now + patience
  var status: Int32 = 0
  var pause: UInt32 = 100
  while true {
    let ended = waitpid(child, &status, WNOHANG)
    if ended == child { return status }
    if ended < 0, errno != EINTR { return 0 }
    if ContinuousClock.now > deadline { break }
    usleep(pause)
    pause = min(pause * 2, 5_000)
  }
  kill(child, SIGKILL)
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return nil
}

/// What follows `Fatal error: ` in what the runtime wrote.
private func reason(in words: String) -> String {
  let line = words.split(separator: "\n").first { $0.contains("Fatal error") } ?? ""
  let parts = line.split(separator: "Fatal error: ", maxSplits: 1)
  return parts.count == 2 || line.hasPrefix("Fatal error: ")
    ? String(parts.last ?? "") : "no reason was given"
}
