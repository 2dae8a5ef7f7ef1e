import CloudEvents
import Contracts

/// Clocks of evaluations as officers read them.
enum ClockTable {
  static func table(_ clocks: [ListClocks.Item]) -> TextTable {
    TextTable(
      heads: ["截止日", "状态", "净用时", "总用时", "等待", "提醒", "学会", "候选人编号", "说明"],
      rows: clocks.map { item in
        [
          lastDay(item.clock.dueAt), title(item.clock.state), days(item.clock.netSeconds),
          days(item.clock.totalSeconds),
          item.clock.waitingFor.map(title) ?? "—", item.clock.reached.last.map { title($0.mark) } ?? "—",
          item.society ?? "—", item.candidateID, item.clock.note ?? "",
        ]
      })
  }

  /// The last row is the sum.
  static func table(_ totals: [ClockTotal]) -> TextTable {
    var whole = ClockTotal()
    for total in totals {
      whole = ClockTotal(
        running: whole.running + total.running, paused: whole.paused + total.paused,
        overdue: whole.overdue + total.overdue, concludedOnTime: whole.concludedOnTime + total.concludedOnTime,
        concludedLate: whole.concludedLate + total.concludedLate, stopped: whole.stopped + total.stopped)
    }
    return TextTable(
      heads: ["学会", "进行中", "等待补充", "逾期未结", "按期办结", "逾期办结", "已收回", "未按期合计", "按期率"],
      rows: (totals + [whole]).enumerated().map { index, total in
        [
          index == totals.count ? "合计" : total.society ?? "待分配", "\(total.running)", "\(total.paused)",
          "\(total.overdue)", "\(total.concludedOnTime)", "\(total.concludedLate)", "\(total.stopped)",
          "\(total.notOnTime)", share(total),
        ]
      })
  }

  static func text(_ evaluation: EvaluationView) -> String {
    var lines = ["候选人 \(evaluation.candidateID)"]
    for item in evaluation.cases {
      lines.append("\(item.allocatedAt.forPeople) 分配：\(item.explanation)（\(standing(item.standing))，案件 \(item.caseID)）")
    }
    guard let clock = evaluation.clock else { return (lines + ["尚未分配，评价期限未起算"]).joined(separator: "\n") }
    lines.append("评价期限：自 \(clock.startedAt.forPeople) 起，至 \(lastDay(clock.dueAt)) 24:00 止（\(title(clock.state))）")
    if let note = clock.note { lines.append("注意：\(note)") }
    lines.append(
      "总用时 \(days(clock.totalSeconds))，其中等待 \(days(clock.waitedSeconds))，净用时 \(days(clock.netSeconds))")
    for pause in clock.pauses {
      let who = pause.waitedFor.map { "等待\(title($0))补充" } ?? "案件收回期间，不计时"
      let asker = pause.waitedFor == nil ? "" : pause.caseID == nil ? "（初筛要求）" : "（学会要求）"
      lines.append("暂停：\(pause.from.forPeople) 至 \(pause.to?.forPeople ?? "今")，\(who)\(asker)")
    }
    for reached in clock.reached {
      lines.append("提醒：\(reached.reachedAt.forPeople) \(title(reached.mark))\(reached.late == true ? "（事后补记）" : "")")
    }
    return lines.joined(separator: "\n")
  }

  /// The day at whose end a term ends.
  static func lastDay(_ due: Timestamp) -> String {
    CampaignDay.key(Timestamp(milliseconds: due.milliseconds - 1))
  }

  private static func days(_ seconds: Int64) -> String { "\(seconds / 86_400)天\(seconds % 86_400 / 3600)小时" }

  /// Of those that are concluded or overdue.
  private static func share(_ total: ClockTotal) -> String {
    let all = total.concludedOnTime + total.notOnTime
    return all == 0 ? "—" : "\(total.concludedOnTime * 100 / all)%"
  }

  private static func standing(_ standing: String) -> String {
    ["open": "在办", "returned": "已退回", "concluded": "已结论", "withdrawn": "已收回"][standing] ?? standing
  }

  private static func title(_ waited: WaitedFor) -> String {
    switch waited {
    case .candidate: "候选人"
    case .unit: "推荐单位"
    }
  }

  private static func title(_ state: ClockState) -> String {
    switch state {
    case .running: "进行中"
    case .paused: "等待补充"
    case .overdue: "逾期未结"
    case .onTime: "按期办结"
    case .late: "逾期办结"
    case .stopped: "已收回"
    }
  }

  private static func title(_ mark: ClockMark) -> String {
    switch mark {
    case .half: "期限过半"
    case .threeQuarters: "期限过四分之三"
    case .nineTenths: "期限过九成"
    case .overdue: "逾期"
    }
  }
}
