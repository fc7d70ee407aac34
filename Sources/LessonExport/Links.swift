import LessonModel

extension LessonExport {
  /// Prose whose relative links and images lead to where they should from the place of the new file.
  ///
  /// - Parameter image: what stands for an image that goes along.
  func withLinks(_ prose: String, image: (Image) -> String) -> String {
    var text = prose
    for destination in destinations {
      let new: String
      if let found = images[destination] {
        new = image(found)
      } else if !linkBase.isEmpty, destination.isRelative {
        new = linkBase + destination
      } else {
        continue
      }
      for (before, after) in [("](", ")"), ("](", " "), ("](<", ">"), ("]: ", "\n"), ("]: ", " ")] {
        text.replace(before + destination + after, with: before + new + after)
      }
    }
    return text
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
  /// A path from the lesson's own folder.
  fileprivate var isRelative: Bool {
    guard let first, first != "#", first != "/", first != "?" else { return false }
    let scheme = prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    return !dropFirst(scheme.count).hasPrefix(":")
  }
}
