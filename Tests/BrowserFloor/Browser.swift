// How JavaScript calls the trainings: `train()` gives how many numbers there are, `result(i)` one of them.

nonisolated(unsafe) private var results: [Double] = []

@_expose(wasm, "train")
@_cdecl("train")
public func train() -> Int32 {
  results = trainings()
  return Int32(results.count)
}

@_expose(wasm, "result")
@_cdecl("result")
public func result(_ index: Int32) -> Double {
  results[Int(index)]
}
