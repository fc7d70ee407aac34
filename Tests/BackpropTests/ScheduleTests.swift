import Foundation
import Testing

@testable import Backprop

@Suite struct ScheduleTests {
  private func factors(_ schedule: Schedule, _ steps: Int) -> [Double] {
    (0..<steps).map { schedule.factor(atStep: $0) }
  }

  @Test("each schedule has its shape")
  func shapes() {
    expectClose(factors(.constant, 3), [1, 1, 1], "constant")
    expectClose(factors(.step(every: 2, factor: 0.5), 6), [1, 1, 0.5, 0.5, 0.25, 0.25], "step")
    expectClose(factors(.exponential(factor: 0.5), 4), [1, 0.5, 0.25, 0.125], "exponential")
    let half = 0.5.squareRoot() / 2
    expectClose(factors(.cosine(over: 4), 7), [1, 0.5 + half, 0.5, 0.5 - half, 0, 0, 0], "cosine")
    expectClose(factors(.cosine(over: 2, to: 0.2), 3), [1, 0.6, 0.2], "cosine to a fifth")
  }

  @Test("a warm-up rises in equal parts before the shape begins")
  func warmUp() {
    let schedule = Schedule.step(every: 1, factor: 0.5).warmedUp(over: 4)
    expectClose(factors(schedule, 7), [0.25, 0.5, 0.75, 1, 1, 0.5, 0.25], "factors")
  }

  @Test("the learning rate is the optimiser's times the schedule's")
  func learningRate() {
    let optimizer = Optimizer.sgd(learningRate: 0.4).scheduled(.exponential(factor: 0.5))
    #expect(isClose(optimizer.learningRate(atStep: 2), 0.1))
  }

  @Test("the cosine is the system's to a few units in the last place")
  func cosine() {
    for step in 0...1000 {
      let u = Double(step) / 1000
      #expect((cosineOfHalfTurns(u) - Foundation.cos(Double.pi * u)).magnitude < 5e-16, "u = \(u)")
    }
  }

  @Test("a power is a product")
  func powers() {
    #expect(power(3, 0) == 1 && power(3, 5) == 243 && power(0.5, 10) == 0.0009765625)
    #expect(isClose(power(0.999, 1000), Foundation.pow(0.999, 1000)))
  }
}
