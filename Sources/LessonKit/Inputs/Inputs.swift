/// Values to try a claim on: a few that are simple or extreme, then random ones, the same on every run.
public struct Inputs<Value> {
  /// Tried first.
  let examples: [Value]
  /// A random value; nil where there are examples only.
  let random: ((inout SeededNumbers) -> Value)?
  /// Values to try in the place of one that failed, the simplest first.
  let simpler: (Value) -> [Value]

  /// The examples and then random values, `count` in all.
  func values(count: Int, seed: UInt64) -> [Value] {
    var numbers = SeededNumbers(seed: seed)
    var values = random == nil ? examples : Array(examples.prefix(count))
    while let random, values.count < count { values.append(random(&numbers)) }
    return values
  }

  /// Random values without the examples, which may lie where a function has no slope; the examples where there is
  /// nothing else.
  func places(count: Int, seed: UInt64) -> [Value] {
    guard let random else { return examples }
    var numbers = SeededNumbers(seed: seed)
    return (0..<max(count, 0)).map { _ in random(&numbers) }
  }
}

extension Inputs {
  /// These, in this order, and no others.
  public static func values(_ first: Value, _ others: Value...) -> Inputs {
    Inputs(examples: [first] + others, random: nil, simpler: { _ in [] })
  }

  /// Two at a time.
  public static func pairs<First, Second>(_ first: Inputs<First>, _ second: Inputs<Second>) -> Inputs
  where Value == (First, Second) {
    var examples: [Value] = []
    for one in first.examples.prefix(4) {
      for other in second.examples.prefix(4) { examples.append((one, other)) }
    }
    let random: ((inout SeededNumbers) -> Value)? =
      if first.random == nil && second.random == nil {
        nil
      } else {
        { (first.any(&$0), second.any(&$0)) }
      }
    return Inputs(examples: examples, random: random) { one, other in
      first.simpler(one).map { ($0, other) } + second.simpler(other).map { (one, $0) }
    }
  }

  /// Lists whose elements are taken from other inputs, with so many elements.
  public static func lists<Element>(of elements: Inputs<Element>, count: ClosedRange<Int>) -> Inputs
  where Value == [Element] {
    let count = max(count.lowerBound, 0)...max(count.upperBound, 0)
    let examples = elements.examples.flatMap { element in
      Set([count.lowerBound, count.upperBound]).sorted().map { [Element](repeating: element, count: $0) }
    }
    return Inputs(
      examples: examples,
      random: { numbers in (0..<numbers.integer(in: count)).map { _ in elements.any(&numbers) } },
      simpler: { list in simplerLists(list, fewest: count.lowerBound, elements.simpler) })
  }

  /// Lists whose elements are taken from other inputs, all of the same length.
  public static func lists<Element>(of elements: Inputs<Element>, count: Int) -> Inputs
  where Value == [Element] {
    lists(of: elements, count: count...count)
  }

  /// One of the examples, or a random value.
  private func any(_ numbers: inout SeededNumbers) -> Value {
    random?(&numbers) ?? examples[numbers.integer(in: 0...(examples.count - 1))]
  }
}

/// A list without its last or its first elements, then with one of its elements made simpler.
private func simplerLists<Element>(
  _ list: [Element], fewest: Int, _ simpler: (Element) -> [Element]
) -> [[Element]] {
  var lists: [[Element]] = []
  for count in [fewest, list.count / 2, list.count - 1] where count >= fewest && count < list.count {
    lists.append(Array(list.prefix(count)))
    lists.append(Array(list.suffix(count)))
  }
  for index in list.indices.prefix(20) {
    for element in simpler(list[index]) {
      var simplified = list
      simplified[index] = element
      lists.append(simplified)
    }
  }
  return lists
}
