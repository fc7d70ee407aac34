/// Stops the program with a sentence when the caller asked for something that has no meaning.
///
/// Unlike `precondition`, it prints the sentence in an optimised build too.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
