import Contracts

/// Rule sets and reruns as officers read them.
enum RerunTable {
  /// - Parameter isDone: the changes were carried out.
  static func table(_ candidates: [RerunCandidate], isDone: Bool) -> TextTable {
    TextTable(
      heads: ["候选人编号", "原结果", isDone ? "新结果" : "将为", "变化的条件", "处理"],
      rows: candidates.map { candidate in
        [
          candidate.candidateID, ExplainCommand.name(candidate.from), ExplainCommand.name(candidate.to),
          candidate.criteria.map(text).joined(separator: "；"),
          candidate.standing == .open ? (isDone ? "已重新初筛" : "将重新初筛") : "不变：\(reason(candidate.standing))",
        ]
      })
  }

  static func table(_ reruns: [RerunView]) -> TextTable {
    TextTable(
      heads: ["次", "规则集", "经办人", "事由", "开始", "结束", "已查", "改变", "未变", "已定不变", "不适用"],
      rows: reruns.map { rerun in
        let totals = rerun.totals
        return [
          "\(rerun.number)", rerun.ruleSet, rerun.officer, rerun.reason, rerun.startedAt.forPeople,
          rerun.finishedAt?.forPeople ?? "进行中", "\(totals.examined)", "\(totals.changed)", "\(totals.unchanged)",
          "\(totals.closed)", "\(totals.elsewhere)",
        ]
      })
  }

  static func table(_ sets: [RuleSetView]) -> TextTable {
    TextTable(
      heads: ["规则集", "年度", "施行日", "现行", "收录", "经办人"],
      rows: sets.map { set in
        [
          set.version, "\(set.campaign)", CampaignDay.key(set.inForceFrom), set.isInForce ? "是" : "否",
          set.takenAt?.forPeople ?? "—", set.officer ?? "—",
        ]
      })
  }

  static func summary(_ rerun: RerunView) -> String {
    let end = rerun.finishedAt == nil ? "正在进行，accordctl screening reruns 可查看进度" : "已完成"
    return "第\(rerun.number)次重新初筛，规则集\(rerun.ruleSet)：\(end)。\(text(rerun.totals))"
  }

  /// What a dry run found.
  static func summary(_ version: String, _ candidates: [RerunCandidate], _ totals: RerunTotals) -> String {
    var ways: [String: Int] = [:]
    for candidate in candidates where candidate.standing == .open {
      ways["\(ExplainCommand.name(candidate.from))→\(ExplainCommand.name(candidate.to))", default: 0] += 1
    }
    let kept = candidates.count { $0.standing != .open }
    let same = candidates.count { !$0.isOtherwise }
    let lines = ways.sorted { $0.key < $1.key }.map { "  \($0.key)：\($0.value)人" }
    return
      (["规则集\(version)（试算，未作任何更改）。\(text(totals))"] + lines
      + [
        "  其中结果和各条认定均不变、仅要求或依据有变：\(same)人（加 --all 逐一列出）",
        "  已作决定、规则不能改变，而按该规则集结果会不同：\(kept)人",
      ])
      .joined(separator: "\n")
  }

  private static func text(_ totals: RerunTotals) -> String {
    "共\(totals.examined)人：改变\(totals.changed)，未变\(totals.unchanged)，已定不变\(totals.closed)，适用其他规则\(totals.elsewhere)"
  }

  private static func text(_ change: CriterionChange) -> String {
    let (from, to) = (change.from.map(ExplainCommand.name) ?? "无", change.to.map(ExplainCommand.name) ?? "无")
    return from == to ? "\(change.clause) \(to)（依据有变）" : "\(change.clause) \(from)→\(to)"
  }

  private static func reason(_ standing: RerunStanding) -> String {
    switch standing {
    case .open: "尚未决定"
    case .withdrawn: "推荐已撤回"
    case .concluded: "学会已作出结论"
    case .atSociety: "已分配学会"
    case .rejected: "已告知未通过"
    case .decidedByOfficer: "经办人已决定通过"
    case .rejectionProposed: "经办人已建议不通过，待复核"
    }
  }
}
