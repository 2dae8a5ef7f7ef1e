import CloudEvents
import Contracts
import Foundation
import Yams

extension RuleSet {
  /// The 2025 notice's rules, compiled in.
  static let notice2025: RuleSet = {
    do {
      return try RuleSet(content: PackageResources.notice_2025_yaml)
    } catch {
      // Compiled in and read by a test: a failure here is a defect of the build.
      preconditionFailure("notice-2025.yaml is no rule set: \(error)")
    }
  }()

  /// Reads a rule set, YAML or JSON, of the form of `notice-2025.yaml`.
  /// - Throws: every fault of the file, each with its line and how to mend it.
  init(yaml: String, taxonomy: Taxonomy = .attachment1) throws(RuleSetFaults) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw RuleSetFaults(faults: ["this is no YAML: \(error)"])
    }
    var reader = RuleSetReader()
    let read = reader.ruleSet(in: root)
    guard reader.faults.isEmpty, let read,
      let set = RuleSet(
        version: read.version, campaign: read.campaign, inForceFrom: read.inForceFrom, rules: read.rules,
        taxonomy: taxonomy)
    else { throw RuleSetFaults(faults: reader.faults) }
    self = set
  }

  init(content: [UInt8]) throws(RuleSetFaults) {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw RuleSetFaults(faults: ["the file is not UTF-8; save it as UTF-8"])
    }
    try self.init(yaml: text)
  }
}
