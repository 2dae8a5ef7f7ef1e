import Contracts

/// The rounds of a candidate, in Chinese, for officers.
enum RoundsText {
  static func text(_ explained: Explain.Response) -> String {
    let rounds = explained.rounds ?? []
    let lines = rounds.isEmpty ? ["没有征询或补充材料的记录"] : lines(rounds)
    return
      (["候选人 \(explained.candidateID)"] + lines
      + ["", "下一步（\(ExplainCommand.name(explained.next.actor))）：\(explained.next.text)"]).joined(separator: "\n")
  }

  static func lines(_ rounds: [InformationRound]) -> [String] {
    rounds.flatMap { round in
      let asker = round.society.map { "学会\($0)" } ?? "初筛"
      let by = round.officer.map { "，经办人\($0)" } ?? (round.society == nil ? "，按规则" : "")
      let reminded = round.remindedAt.map { "，\($0.forPeople)提醒" } ?? ""
      let note = round.note.map { "：\($0)" } ?? ""
      return ["第\(round.number)轮  \(round.askedAt.forPeople)  \(asker)\(by)\(reminded)\(note)"] + round.items.map(line)
    }
  }

  private static func line(_ asked: AskedItem) -> String {
    let item = asked.item
    let clause = item.clause.map { "\($0)  " } ?? ""
    let whom = item.of == .unit ? "推荐单位" : "候选人"
    let due = item.dueAt.map { "，期限\($0.forPeople)" } ?? ""
    let settled = asked.settledAt.map { "，\($0.forPeople)" } ?? ""
    let by = asked.officer.map { "，\($0)" } ?? ""
    let reason = asked.reason.map { "，\($0)" } ?? ""
    return "  [\(name(asked.state))\(settled)\(by)\(reason)]  \(clause)\(whom)\(due)  \(item.text)  （编号 \(item.id)）"
  }

  private static func name(_ state: InformationState) -> String {
    switch state {
    case .open: "待答复"
    case .answered: "已答复"
    case .expired: "逾期"
    case .waived: "免予补充"
    case .withdrawn: "不再要求"
    }
  }
}
