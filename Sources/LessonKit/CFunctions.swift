import Glibc

// Functions of the C library that Swift does not import: `fork`, because most programs should not use it; `prctl`,
// because it takes a varying number of arguments; the others, because they are Linux's own. They are looked up by
// name, so that the library needs no C module, which every cell would have to be told of.

let forkProcess: (@convention(c) () -> pid_t)? = function("fork")
let controlProcess: (@convention(c) (Int32, UInt) -> Int32)? = function("prctl")
let closeRange: (@convention(c) (UInt32, UInt32, Int32) -> Int32)? = function("close_range")
private let createMemoryFile: (@convention(c) (UnsafePointer<CChar>, UInt32) -> Int32)? = function(
  "memfd_create")

/// `PR_SET_PDEATHSIG`: the signal that a process gets when its parent dies.
let setParentDeathSignal: Int32 = 1

/// The descriptor of an empty file in memory, which is closed in programs that are started; -1 when there can be none.
func openMemoryFile() -> Int32 {
  let closeOnExec: UInt32 = 1
  return createMemoryFile?("lesson", closeOnExec) ?? -1
}

/// The bytes of a file from its beginning, as text.
func readAll(_ descriptor: Int32) -> String {
  let size = max(0, lseek(descriptor, 0, SEEK_END))
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = max(0, pread(descriptor, buffer.baseAddress, size, 0))
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func function<Function>(_ name: String) -> Function? {
  guard let symbol = dlsym(nil, name) else { return nil }
  return unsafeBitCast(symbol, to: Function.self)
}
