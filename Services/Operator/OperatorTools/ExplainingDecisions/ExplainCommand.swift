import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl explain`: why a candidate stands where they stand, in the notice's words.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains in Chinese, criterion by criterion, why a candidate stands where they stand.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's id.") var candidate: String

  func run() async throws {
    let id = candidate
    let explained = try await CallSession(connection).run { client in
      try await client.call(Explain.self, of: .screening, .init(candidateID: id), timeout: .seconds(30))
    }
    print(Self.text(explained))
  }

  static func text(_ explained: Explain.Response) -> String {
    var lines = [
      "候选人 \(explained.candidateID)  \(CandidateListCommand.fieldName(explained.field))  "
        + CandidateListCommand.levelName(explained.level),
      "初筛结果：\(explained.isWithdrawn ? "推荐已撤回" : name(explained.outcome))", "", "各项条件：",
    ]
    for criterion in explained.criteria {
      let finding = criterion.finding
      let suggestion = finding.suggestion.map { "；倾向：\(name($0))" } ?? ""
      lines.append("  \(finding.clause)  \(name(finding.result))\(suggestion)  \(criterion.text ?? "")")
      let place = criterion.place.map { "，\($0)" } ?? ""
      lines.append("        依据（\(name(finding.source))\(place)）：\(finding.evidence)")
      lines += (finding.advice.map { FieldAdviceText.lines($0, field: explained.field) } ?? []).map { "        \($0)" }
    }
    lines += ["", "历次决定："]
    for decision in explained.decisions {
      let by = decision.officer.map { "经办人\($0)" } ?? "规则"
      let clauses = decision.clauses.isEmpty ? "" : "（\(decision.clauses.joined(separator: "、"))）"
      lines.append(
        "  \(decision.number)  \(decision.decidedAt.forPeople)  \(name(decision.outcome))\(clauses)  \(by)，规则 \(decision.ruleSet)"
          + (decision.reason.map { "  \($0)" } ?? ""))
    }
    if !explained.cases.isEmpty { lines += ["", "案件："] }
    for one in explained.cases {
      lines.append(
        "  \(one.allocatedAt.forPeople)  \(one.society)  \(standing(one.standing))，应于\(one.dueAt.forPeople)前作出结论  \(one.explanation)"
      )
    }
    if let briefings = explained.briefings { lines += ["", "宣讲会（N2.2）："] + briefings.map(BriefingTables.line) }
    if let rounds = explained.rounds, !rounds.isEmpty {
      lines += ["", "征询与补充："] + RoundsText.lines(rounds).map { "  \($0)" }
    }
    lines += ["", "下一步（\(name(explained.next.actor))）：\(explained.next.text)"]
    return lines.joined(separator: "\n")
  }

  static func name(_ outcome: ScreeningOutcome) -> String {
    switch outcome {
    case .passed: "通过"
    case .rejected: "未通过"
    case .informationRequired: "须补充材料"
    case .underReview: "审核中"
    }
  }

  static func name(_ result: FindingResult) -> String {
    switch result {
    case .met: "符合"
    case .notMet: "不符合"
    case .notEvidenced: "未能认定"
    }
  }

  private static func name(_ source: EvidenceSource) -> String {
    switch source {
    case .declared: "申报栏目"
    case .text: "经历文字"
    case .table: "附件3表格"
    case .officer: "经办人"
    case .none: "无"
    }
  }

  static func name(_ actor: NextActor) -> String {
    switch actor {
    case .unit: "推荐单位"
    case .candidate: "候选人"
    case .officer: "经办人"
    case .society: "学会"
    case .committee: "委员会"
    case .nobody: "无"
    }
  }

  private static func standing(_ standing: String) -> String {
    switch standing {
    case "open": "评价中"
    case "returned": "已退回"
    case "concluded": "已结论"
    case "withdrawn": "已收回"
    default: standing
    }
  }
}
