import Contracts
import Foundation
import ServiceRuntime

/// What screening is told besides what every service is told.
///
/// - `societies.file`: the registry of societies.
/// - `working-days.file`: holidays and make-up days of years beside those that are built in.
/// - `rules.file`: a rule set beside the 2025 notice's, in force from the day that it names.
/// - `review.second-officer`: no rejection by one officer alone.
struct Configuration: Sendable {
  static let societiesFile = ConfigurationKey(
    "societies.file",
    """
    Registry of the societies that cases are allocated to (YAML; deploy/secretariat/societies.yaml is an example). It is \
    watched: a change holds at once, without a restart. What officers change with accordctl societies goes before it.
    """)

  static let rulesFile = ConfigurationKey(
    "rules.file",
    """
    Rule set (YAML) that holds from the day that it names, beside the 2025 notice's, which is built in. It is watched: a \
    change holds without a restart, under a version of its own. What was decided before keeps the version that it was \
    decided by; accordctl screening rerun judges anew who is still open.
    """)

  static let secondOfficer = ConfigurationKey(
    "review.second-officer", default: "false",
    "true: a rejection by an officer waits until a second officer confirms it or decides otherwise.")

  static let keys = [societiesFile, rulesFile, secondOfficer, ConfigurationKey.workingDays]

  var societiesFile: String
  var registry: SocietyRegistry
  /// Empty: none.
  var rulesFile = ""
  var rules: RuleBook
  var term: EvaluationTerm
  var needsSecondOfficer: Bool

  init(
    societiesFile: String, registry: SocietyRegistry, rules: RuleBook = .notice, term: EvaluationTerm = .notice,
    needsSecondOfficer: Bool = false
  ) {
    self.needsSecondOfficer = needsSecondOfficer
    self.societiesFile = societiesFile
    self.registry = registry
    self.rules = rules
    self.term = term
  }

  /// Every fault of the registry and of the rule set is a fault of the configuration.
  init(from source: ConfigurationSource) {
    let path = source.text(Self.societiesFile)
    var registry = SocietyRegistry([])
    if !path.isEmpty {
      do {
        registry = try SocietyRegistry(content: try FileContent.read(path))
      } catch let error as RegistryFaults {
        for fault in error.faults { source.fault(Self.societiesFile, "\(path): \(fault)") }
      } catch {
        source.fault(Self.societiesFile, "\(error)")
      }
    }
    self.init(
      societiesFile: path, registry: registry, rules: Self.rules(from: source),
      term: EvaluationTerm(calendar: source.workingCalendar()), needsSecondOfficer: source.bool(Self.secondOfficer))
    rulesFile = source.text(Self.rulesFile)
  }

  private static func rules(from source: ConfigurationSource) -> RuleBook {
    let path = source.text(rulesFile)
    guard !path.isEmpty else { return .notice }
    do {
      let set = try RuleSet(content: try FileContent.read(path))
      guard !RuleBook.notice.versions.contains(set.version) else {
        source.fault(
          rulesFile, "\(path): the version \(set.version) is the built-in notice's; give this rule set its own")
        return .notice
      }
      return RuleBook(.notice2025, later: [set])
    } catch let error as RuleSetFaults {
      for fault in error.faults { source.fault(rulesFile, "\(path): \(fault)") }
    } catch {
      source.fault(rulesFile, "\(error)")
    }
    return .notice
  }
}
