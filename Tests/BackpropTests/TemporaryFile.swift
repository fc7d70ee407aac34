import Foundation

/// Calls `body` with a path at which nothing is, and removes what it leaves there.
func withTemporaryFile<Result>(
  _ name: String = "file", _ bytes: [UInt8]? = nil, _ body: (_ path: String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  if let bytes { try Data(bytes).write(to: file) }
  return try body(file.path)
}

func bytes(at path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}
