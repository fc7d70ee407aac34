/// Parts of a path.
extension String {
  var withoutTrailingSlashes: String {
    let end = reversed().drop { $0 == "/" }
    return end.isEmpty ? "/" : String(end.reversed())
  }

  /// What stands after the last slash.
  var lastName: String {
    String(self[(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)...])
  }

  /// What stands before the last slash; nil where there is none.
  var parentFolderOrNil: String? { lastIndex(of: "/").map { String(self[..<$0]) } }

  var parentFolder: String {
    guard let parent = parentFolderOrNil else { return "." }
    return parent.isEmpty ? "/" : parent
  }
}
