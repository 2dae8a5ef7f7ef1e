/// Everything that is wrong with a rule set's file, so that a person mends it at once.
struct RuleSetFaults: Error, Sendable, Hashable, CustomStringConvertible {
  let faults: [String]

  var description: String { faults.joined(separator: "; ") }
}
