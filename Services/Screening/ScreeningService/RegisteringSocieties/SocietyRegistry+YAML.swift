import CloudEvents
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
  ///     capacity: 200                       # optional: how many cases it may have open at once
  ///     paused: false                       # optional: true: it gets no new cases
  ///     from: 2025-03-01                    # optional: the first and the last day on which it gets cases
  ///     to: 2027-12-31
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

  /// One society as an officer gave it, held to what a file is held to.
  static func society(of entry: SocietyEntry) throws(RegistryFaults) -> Society {
    let text: String
    do {
      // JSON is YAML: one reader for both.
      text = String(decoding: try JSON.encode(["societies": [entry]]), as: UTF8.self)
    } catch {
      throw RegistryFaults(faults: ["it cannot be written as JSON"])
    }
    do throws(RegistryFaults) {
      guard let society = try SocietyRegistry(yaml: text).societies.first else {
        throw RegistryFaults(faults: ["it is empty"])
      }
      return society
    } catch {
      // There is one line, and it is none of the officer's.
      throw RegistryFaults(faults: error.faults.map { $0.hasPrefix("line 1: ") ? String($0.dropFirst(8)) : $0 })
    }
  }
}
