import Contracts

/// N1.3.3: practice on an engineering project outside the mainland (table 1 of Attachment 3), or the employer's plan to
/// send the engineer to one within three years (table 2), with or without a named project.
struct AbroadCriterion: Sendable {
  let clause: String

  func finding(for candidate: Candidate) -> Finding {
    let table =
      switch candidate.dispatch {
      case .dispatched: "列于附件3“已外派参与工程项目人员汇总”"
      case .planned: "列于附件3“未来三年计划外派参与工程项目人员汇总”"
      }
    if candidate.project.country == "CN" {
      return Finding(
        clause: clause, result: .notEvidenced, evidence: "\(table)，但所填项目在中国大陆", source: .table)
    }
    guard let project = candidate.project.name else {
      return candidate.dispatch == .planned ? met("列于附件3“未来三年计划外派参与工程项目人员汇总”，未填具体项目") : met(table)
    }
    return met("\(table)，项目：\(project)")
  }

  private func met(_ evidence: String) -> Finding {
    Finding(clause: clause, result: .met, evidence: evidence, source: .table)
  }
}
