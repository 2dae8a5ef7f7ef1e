import Contracts
import Yams

extension SocietyRegistry {
  /// Reads a registry file, YAML or JSON:
  /// ```yaml
  /// societies:
  ///   - code: hydraulic                     # small letters, digits, hyphens
  ///     name: 水利水电工程学会（示例）
  ///     fields: [hydraulic]                 # codes of Attachment 1
  ///     specialties: [hydraulic/levee]      # optional: what it asks for first, as field/specialty
  ///     weight: 2                           # optional: 1 to 1000, 1 where absent
  /// ```
  /// - Throws: every fault of the file, each with its line and how to mend it.
  init(yaml: String, taxonomy: Taxonomy = .attachment1) throws(RegistryFaults) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw RegistryFaults(faults: ["this is no YAML: \(error)"])
    }
    var reader = RegistryReader(taxonomy: taxonomy)
    let societies = reader.societies(in: root)
    guard reader.faults.isEmpty else { throw RegistryFaults(faults: reader.faults) }
    self.init(societies)
  }

  init(content: [UInt8]) throws(RegistryFaults) {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw RegistryFaults(faults: ["the file is not UTF-8; save it as UTF-8"])
    }
    try self.init(yaml: text)
  }
}
