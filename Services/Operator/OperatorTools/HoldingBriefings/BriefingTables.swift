import Contracts

/// Briefings as officers read them.
enum BriefingTables {
  static func briefings(_ all: [BriefingView]) -> TextTable {
    TextTable(
      heads: ["编号", "名称", "时间", "地点", "范围", "名额", "已邀请", "到会", "未到", "状态"],
      rows: all.map { view in
        let briefing = view.briefing
        return [
          briefing.id, briefing.title, briefing.when, briefing.place ?? briefing.link ?? "—", audience(briefing),
          briefing.capacity.map(String.init) ?? "不限", "\(view.invited)", "\(view.present)", "\(view.absent)",
          briefing.cancelled ? "已取消" : "有效",
        ]
      })
  }

  /// The first column is what a sheet is read back by.
  static func invited(_ all: [InvitedView]) -> TextTable {
    TextTable(
      heads: ["候选人编号", "姓名", "推荐单位", "企业名称", "所在领域", "级别", "邀请", "到会情况", "登记人", "登记时间"],
      rows: all.map { one in
        let state = one.state.title + (one.cause.map { "（\($0.title)）" } ?? "")
        return [
          one.candidateID, one.person, one.unit, one.enterprise, CandidateListCommand.fieldName(one.field),
          CandidateListCommand.levelName(one.level), state, one.recordedBy == nil ? "" : one.attendance.title,
          one.recordedBy ?? "—", one.recordedAt?.forPeople ?? "—",
        ]
      })
  }

  static func line(_ briefing: CandidateBriefing) -> String {
    let place = briefing.place ?? briefing.link ?? ""
    let state = briefing.cancelled ? "已取消" : briefing.state.title + (briefing.cause.map { "（\($0.title)）" } ?? "")
    return "  \(briefing.title)  \(briefing.when)  \(place)  \(state)  到会情况：\(briefing.attendance.title)"
  }

  private static func audience(_ briefing: Briefing) -> String {
    var parts = [briefing.fields.joined(separator: " ")]
    if let specialties = briefing.specialties { parts.append(specialties.joined(separator: " ")) }
    if let level = briefing.level { parts.append(CandidateListCommand.levelName(level)) }
    return parts.joined(separator: "；")
  }
}
