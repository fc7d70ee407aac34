import LessonModel

extension LessonExport {
  /// Prose whose relative links and images lead to where they should from the place of the new file.
  ///
  /// - Parameter image: what stands for an image that goes along.
  func withLinks(_ prose: String, image: (Image) -> String) -> String {
    let places: [(old: String, new: String)] = destinations.compactMap { destination in
      if let found = images[destination] { return (destination, image(found)) }
      return !linkBase.isEmpty && destination.isRelative ? (destination, linkBase + destination) : nil
    }
    return prose.changingOutsideCode { text in
      for (old, new) in places {
        for (before, after) in [("](", ")"), ("](", " "), ("](<", ">"), ("]: ", "\n"), ("]: ", " ")] {
          text.replace(before + old + after, with: before + new + after)
        }
      }
    }
  }

  /// Where links and images of the lesson lead, each once, the longest first.
  private var destinations: [String] {
    lesson.allInlines.destinations.union(lesson.imageSources).sorted {
      ($1.utf8.count, $0) < ($0.utf8.count, $1)
    }
  }
}

extension Lesson {
  /// The images that the lesson names, as it names them.
  package var imageSources: Set<String> { allInlines.imageSources }

  /// The running text of all blocks.
  fileprivate var allInlines: [Inline] {
    var found: [Inline] = []
    var waiting = blocks
    while let block = waiting.popLast() {
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines, _): found += inlines
      case .table(let table): found += (table.header + table.rows.joined()).joined()
      default: waiting += block.children
      }
    }
    return found
  }
}

extension [Inline] {
  fileprivate var destinations: Set<String> {
    reduce(into: []) { found, inline in
      switch inline {
      case .emphasis(let inner), .strong(let inner): found.formUnion(inner.destinations)
      case .link(let destination, _, let inner):
        found.insert(destination)
        found.formUnion(inner.destinations)
      default: break
      }
    }
  }

  fileprivate var imageSources: Set<String> {
    reduce(into: []) { found, inline in
      switch inline {
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner):
        found.formUnion(inner.imageSources)
      case .image(let source, _, _): found.insert(source)
      default: break
      }
    }
  }
}

extension String {
  /// The text with a change in all stretches that are not code. Code stands between two runs of equally many
  /// backticks, within a line or as a fence.
  fileprivate func changingOutsideCode(_ change: (inout String) -> Void) -> String {
    var result = ""
    var rest = self[...]
    func take(upTo end: Index, changed isChanged: Bool) {
      var stretch = String(rest[..<end])
      if isChanged { change(&stretch) }
      result += stretch
      rest = rest[end...]
    }
    while let start = rest.firstIndex(of: "`") {
      let isEscaped = rest[..<start].last == "\\"
      let behind = rest[start...].firstIndex { $0 != "`" } ?? rest.endIndex
      let count = rest.distance(from: start, to: behind)
      if !isEscaped, let end = rest[behind...].endOfRun(ofBackticks: count) {
        take(upTo: start, changed: true)
        take(upTo: end, changed: false)
      } else {
        take(upTo: behind, changed: true)
      }
    }
    take(upTo: rest.endIndex, changed: true)
    return result
  }

  /// A path from the lesson's own folder.
  fileprivate var isRelative: Bool {
    guard let first, first != "#", first != "/", first != "?" else { return false }
    let scheme = prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    return !dropFirst(scheme.count).hasPrefix(":")
  }
}

extension Substring {
  /// Behind the first run of so many backticks and no more.
  fileprivate func endOfRun(ofBackticks count: Int) -> Index? {
    var place = startIndex
    while let start = self[place...].firstIndex(of: "`") {
      place = self[start...].firstIndex { $0 != "`" } ?? endIndex
      if distance(from: start, to: place) == count { return place }
    }
    return nil
  }
}
