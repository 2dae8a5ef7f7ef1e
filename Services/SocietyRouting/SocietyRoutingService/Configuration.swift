import Contracts
import ServiceRuntime

/// What a society tells its own service.
///
/// - `society`: its code, as screening's registry of societies has it.
/// - `panels`: a file of its own panels; without one there is a panel for each specialty.
/// - `working-days.file`: holidays and make-up days of years beside those that are built in.
struct Configuration: Sendable {
  static let society = ConfigurationKey(
    "society", required: true,
    "Code of the society whose cases this is: small letters, digits and hyphens, as screening's registry has it.")

  static let panels = ConfigurationKey(
    "panels",
    "File (YAML or JSON) of the society's own panels: a list `panels` of code, name, scopes. Read at the start.")

  static let keys = [society, panels, ConfigurationKey.workingDays]

  var society: String
  var panels: [Panel]
  var term: EvaluationTerm

  init(society: String, panels: [Panel] = [], term: EvaluationTerm = .notice) {
    self.term = term
    self.society = society
    self.panels = panels
  }

  init(from source: ConfigurationSource) {
    let society = source.string(Self.society) ?? ""
    // An absent code is a fault already.
    if !society.isEmpty, !Self.isCode(society) {
      source.fault(Self.society, "takes small letters, digits and hyphens, a letter first, at most 40")
    }
    var panels: [Panel] = []
    if let path = source.string(Self.panels) {
      do {
        panels = try PanelFile.read(FileContent.read(path))
      } catch {
        source.fault(Self.panels, "\(error)")
      }
    }
    self.init(
      society: society, panels: panels, term: EvaluationTerm(calendar: source.workingCalendar()))
  }

  /// The code is part of topic names and of the ACL that guards them.
  private static func isCode(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) != nil
  }
}
