import Glibc

/// The system's words for an error number, such as "No space left on device".
package func describe(errno number: Int32) -> String {
  String(cString: strerror(number))
}
