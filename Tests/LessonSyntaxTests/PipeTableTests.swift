import LessonModel
import LessonRender
import LessonSyntax
import Testing

@Suite struct PipeTableTests {
  @Test(
    "Every example of GitHub's table section has the specification's own result",
    arguments: try Example.gfmTables())
  func specification(_ example: Example) {
    #expect(CommonMarkHTML.render(Lesson(example.markdown).blocks) == example.html)
  }
}
