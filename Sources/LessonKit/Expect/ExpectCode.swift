/// What can be asked of a student's code as text. See `expectCode`.
public struct CodeRule: Sendable {
  /// A function, method or initializer of this name is called, or handed on by its name: `exp(x)`, `Double.exp(x)` and
  /// `scores.map(exp)` all call `exp`. An operator is called where it stands.
  public static func calls(_ name: String) -> CodeRule { CodeRule() }

  /// The name is used nowhere: neither called nor mentioned, with or without something before its dot. What the
  /// code itself declares, such as a local variable, may have that name.
  public static func avoids(_ name: String) -> CodeRule { CodeRule() }

  /// The code declares a function, variable or type of this name at its top level.
  public static func declares(_ name: String) -> CodeRule { CodeRule() }

  /// There is a loop: `for`, `while`, `repeat` or `forEach`.
  public static var usesLoop: CodeRule { CodeRule() }

  /// There is no loop.
  public static var hasNoLoop: CodeRule { CodeRule() }

  /// No placeholder `<#...#>` is left. What has one is not compiled, and told in any case; as a rule of its own
  /// this shows among the checks.
  public static var hasNoPlaceholder: CodeRule { CodeRule() }

  /// There are at most so many lines with code on them; comments and empty lines do not count.
  public static func hasAtMost(lines: Int) -> CodeRule { CodeRule() }
}

/// Asks something of the student's code as text: comments and what stands in strings do not count.
///
///     expectCode(.calls("exp"), "the sigmoid is made from the exponential function")
///     expectCode(.avoids("tanh"))
///
/// The tool reads these lines in the check and answers them from the student's syntax tree before anything is
/// compiled. So they must stand at the top level of the check, with literals as their arguments, and do nothing when
/// they run.
public func expectCode(_ rule: CodeRule, _ message: String? = nil) {}
