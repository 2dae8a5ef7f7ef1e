extension ClosedRange<Int64> {
  /// The fewest ranges that hold just these numbers, rising.
  static func runs(of numbers: some Sequence<Int64>) -> [ClosedRange<Int64>] {
    var runs: [ClosedRange<Int64>] = []
    for number in numbers.sorted() {
      if let last = runs.last, number <= last.upperBound || number == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...Swift.max(number, last.upperBound)
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }
}
