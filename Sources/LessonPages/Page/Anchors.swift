import LessonModel

/// Where on a lesson's page links to its cells and exercises lead.
///
/// That is their name, since links have it. A heading of the same name comes first, and what has a point may be the page's
/// own; then it is another anchor.
package struct Anchors {
  private let headings: Set<String>

  package init(_ lesson: Lesson) {
    headings = lesson.headingIdentifiers
  }

  package func anchor(of cell: Cell) -> String { anchor(named: cell.name, else: cell.anchor) }

  func anchor(of exercise: Exercise) -> String {
    anchor(named: exercise.name, else: "exercise.\(exercise.name)")
  }

  private func anchor(named name: String?, else other: String) -> String {
    guard let name, Int(name) == nil, !name.contains("."), !headings.contains(name) else { return other }
    return name
  }
}
