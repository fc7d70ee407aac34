import LessonBackprop
import Testing

@Suite struct NumbersTests {
  @Test("a matrix is compared as its rows, in its own precision")
  func rows() {
    let matrix: Matrix<Double> = [[1, 2], [3, 4], [5, 6]]
    #expect(matrix.numberTree == [[1.0, 2], [3, 4], [5, 6]].numberTree)
    #expect(Matrix<Float>([[0.1]]).numberTree == .list([.list([.single(0.1)])]))
  }

  @Test("a matrix is made from its rows, and from nothing else")
  func fromTree() {
    let matrix: Matrix<Double> = [[1, 2], [3, 4], [5, 6]]
    #expect(Matrix<Double>(matrix.numberTree) == matrix)
    #expect(Matrix<Float>([[0.5]].numberTree) == Matrix<Float>([[0.5]]))
    #expect(Matrix<Double>([[1.0, 2], [3]].numberTree) == nil)
    #expect(Matrix<Double>([1.0, 2].numberTree) == nil)
  }
}
