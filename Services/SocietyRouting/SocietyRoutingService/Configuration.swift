import Contracts
import Foundation
import ServiceRuntime

/// What a society tells its own service.
///
/// - `society`: its code, as screening's registry of societies has it.
struct Configuration: Sendable, Hashable {
  static let society = ConfigurationKey(
    "society", required: true,
    "Code of the society whose cases this is: small letters, digits and hyphens, as screening's registry has it.")

  static let keys = [society]

  var society: String

  init(society: String) {
    self.society = society
  }

  init(from source: ConfigurationSource) {
    let society = source.string(Self.society) ?? ""
    // An absent code is a fault already.
    if !society.isEmpty, !Self.isCode(society) {
      source.fault(Self.society, "takes small letters, digits and hyphens, a letter first, at most 40")
    }
    self.init(society: society)
  }

  /// The code is part of topic names and of the ACL that guards them.
  private static func isCode(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) != nil
  }
}
