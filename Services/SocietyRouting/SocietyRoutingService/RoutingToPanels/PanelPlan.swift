import Contracts

/// How a society shares its cases out among its panels, by the candidate's field and specialty (Attachment 1).
///
/// A society that says nothing has one panel for each specialty, `<field>/<specialty>`, and one for each field,
/// `<field>/general`, for candidates whose unit named no specialty. A society's own panels come first.
struct PanelPlan: Sendable, Hashable {
  let taxonomy: Taxonomy
  /// The society's own panels; empty where it keeps to one panel a specialty.
  let panels: [Panel]

  init(taxonomy: Taxonomy = .attachment1, panels: [Panel] = []) {
    self.taxonomy = taxonomy
    self.panels = panels
  }

  /// - Returns: `nil` for a field that Attachment 1 does not have.
  func assignment(field fieldCode: String, specialty specialtyCode: String?) -> PanelAssignment? {
    guard let field = taxonomy.field(fieldCode) else { return nil }
    let specialty = specialtyCode.flatMap { code in field.specialties.first { $0.code == code } }
    let reason =
      if let specialty {
        "候选人申报\(field.name)“\(specialty.name)”专业"
      } else if specialtyCode != nil {
        "候选人申报\(field.name)，所报专业不在附件1该领域之内"
      } else {
        "候选人申报\(field.name)，推荐单位未注明专业"
      }
    let scope = PanelScope(field: field.code, specialty: specialty?.code ?? PanelScope.general)
    if let panel = panel(for: scope) {
      return PanelAssignment(panel: panel.code, explanation: "\(reason)，由本学会“\(panel.name)”评审组（\(panel.code)）负责")
    }
    let name = specialty == nil ? "综合评审组" : "专业评审组"
    return PanelAssignment(panel: scope.description, explanation: "\(reason)，由本学会\(name)（\(scope)）负责")
  }

  /// The panel that names just this scope, else the one that names the whole field.
  private func panel(for scope: PanelScope) -> Panel? {
    panels.first { $0.scopes.contains(scope) }
      ?? panels.first { $0.scopes.contains(PanelScope(field: scope.field, specialty: PanelScope.every)) }
  }
}
