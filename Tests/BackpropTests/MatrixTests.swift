import Testing

@testable import Backprop

@Suite struct MatrixTests {
  let a = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test("elements are addressed by row and column")
  func subscripts() {
    var a = a
    #expect(a.rows == 2 && a.columns == 3)
    #expect(a[0, 2] == 3 && a[1, 0] == 4)
    a[1, 1] = 50
    #expect(a.row(1) == [4, 50, 6] && a.column(1) == [2, 50])
    #expect(a.elements == [1, 2, 3, 4, 50, 6])
  }

  @Test("rows, columns and literals make the matrices they look like")
  func making() {
    #expect(Matrix(row: [1.0, 2]) == [[1, 2]])
    #expect(Matrix(column: [1.0, 2]) == [[1], [2]])
    #expect(Matrix(rows: 2, columns: 1, repeating: 7.0) == [[7], [7]])
    #expect(Matrix<Float>(a)[1, 2] == Float(6))
  }

  @Test("the product takes rows by columns")
  func product() {
    #expect(a * Matrix([[1, 0], [0, 1], [1, 1]]) == [[4, 5], [10, 11]])
    #expect(a * a.transposed() == [[14, 32], [32, 77]])
    #expect(
      Matrix<Double>(rows: 0, columns: 3) * Matrix(column: [1, 2, 3]) == Matrix(rows: 0, columns: 1)
    )
  }

  @Test("a product's transpose is the product of the transposes, turned round")
  func transposedProduct() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let (n, k, m) = (generator.below(6) + 1, generator.below(6) + 1, generator.below(6) + 1)
      let left = generator.matrix(rows: n, columns: k)
      let right = generator.matrix(rows: k, columns: m)
      #expect((left * right).transposed() == right.transposed() * left.transposed())
    }
  }

  @Test("arithmetic goes element by element")
  func elementwise() {
    #expect(a + a == 2 * a)
    #expect(a - a == Matrix(rows: 2, columns: 3))
    #expect(a .* a == a.map { $0 * $0 })
    #expect(-a == -1 * a)
    #expect(a + [10, 20, 30] == [[11, 22, 33], [14, 25, 36]])
    #expect(a.sum() == 21 && a.mean() == 3.5)
  }

  @Test("sigmoids of a matrix are those of its elements")
  func sigmoids() {
    #expect(sigmoid(a)[1, 2] == sigmoid(6))
    #expect(sigmoidPrime(a)[0, 1] == sigmoidPrime(2))
  }
}
