import Glibc
import LessonOutput
import Testing

@testable import LessonKit

/// Serial, because standard output and the processes belong to the whole program.
@Suite("Code that prints, traps or never ends", .serialized)
struct CheckProcessTests {
  private func trap(_ body: () -> Void) -> LessonOutput.Expectation {
    LessonOutput.Expectation(trapOf: body, patience: .milliseconds(500), nil, line: 1)
  }

  @Test("what is printed inside is captured, and what is printed after is not")
  func capture() {
    let inside = capturingOutput { print("inside", 1, terminator: "") }
    let after = capturingOutput {}
    #expect(inside == "inside 1")
    #expect(after == "")
  }

  @Test("an error leaves the capture, and standard output is as before")
  func captureError() {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try capturingOutput { throw Stop() } }
    let again = capturingOutput { print("again") }
    #expect(again == "again\n")
  }

  @Test("a trap is a trap, with the runtime's words for it")
  func traps() {
    let numbers = [1, 2, 3]
    let index = numbers.count + 4
    let expectation = trap { _ = numbers[index] }
    #expect(expectation.isMet)
    #expect(expectation.actual?.hasPrefix("a trap: Index out of range") == true)
  }

  @Test("what code does before its trap is not seen outside")
  func isolation() {
    var count = 0
    var expectation: LessonOutput.Expectation?
    let printed = capturingOutput {
      expectation = trap {
        count += 1
        print("lost")
        fatalError("on purpose")
      }
    }
    #expect(expectation?.actual == "a trap: on purpose")
    #expect(count == 0)
    #expect(printed == "")
  }

  @Test("code that returns, leaves or is killed has not trapped")
  func noTrap() {
    #expect(trap {}.actual == "it went through without a trap")
    #expect(trap { exit(3) }.actual == "it left the program by exit")
    #expect(trap { _exit(0) }.actual == "it left the program by exit")
    #expect(trap { kill(getpid(), SIGKILL) }.actual == "ended by signal 9")
    #expect(!trap {}.isMet)
    #expect(!trap { exit(3) }.isMet)
  }

  @Test("an endless loop is ended")
  func endless() {
    let expectation = trap { while true { usleep(1000) } }
    #expect(!expectation.isMet)
    #expect(expectation.actual == "it did not come to an end")
  }
}
