/// Everything that is wrong with a registry file, so that a person mends it at once.
struct RegistryFaults: Error, Sendable, Hashable, CustomStringConvertible {
  let faults: [String]

  var description: String { faults.joined(separator: "; ") }
}
