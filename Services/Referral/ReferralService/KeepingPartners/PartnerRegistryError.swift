/// What is wrong with a registry of partners: every fault, each with how to mend it.
struct PartnerRegistryError: Error, Sendable, Hashable, CustomStringConvertible {
  var faults: [String]

  var description: String { "the registry of partners: " + faults.joined(separator: "; ") }
}
