import CloudEvents
import Contracts

/// The words of the mails that tell units of briefings (N2.2), in Chinese.
enum BriefingText {
  /// A reply keeps it, so the unit and the campaign are known by it (N3.1b).
  static func subject(_ notices: [BriefingNotice], unit: String, campaign: Int) -> String {
    let kinds = Set(notices.flatMap(\.people.keys))
    let what =
      switch kinds {
      case [.cancelled]: "宣讲会取消"
      case [.changed]: "宣讲会变更"
      case [.reminded]: "宣讲会提醒"
      default: "宣讲会通知"
      }
    return "\(what)：评价（\(campaign)）+\(unit)"
  }

  static func body(_ notices: [BriefingNotice], unit: String) -> String {
    (["\(unit)：", lead] + sections(notices) + [ReceiptText.signature]).joined(separator: "\n\n") + "\n"
  }

  static let lead = "现将贵单位推荐人员参加宣讲会的安排（N2.2）通知如下，请转告本人。"

  static func sections(_ notices: [BriefingNotice]) -> [String] {
    var sections = notices.map(section)
    if notices.contains(where: \.isHeld) {
      sections.append("所附日历文件（.ics）可导入日历，也可转发给参加人员；安排有变更时，另发的日历文件会更新原有日程。")
    }
    return sections
  }

  private static func section(_ notice: BriefingNotice) -> String {
    let briefing = notice.briefing
    var lines = ["宣讲会：\(briefing.title)"]
    lines.append("时间：\(briefing.when)")
    if let place = briefing.place { lines.append("地点：\(place)") }
    if let link = briefing.link { lines.append("链接：\(link)") }
    if notice.isHeld, let note = briefing.note { lines.append("说明：\(note)") }
    let changed = notice.people(.changed)
    if !changed.isEmpty {
      let what = notice.before.map { differences($0, briefing) } ?? []
      let words = what.isEmpty ? "安排有变更，以上述内容为准" : "有变更：\(what.joined(separator: "；"))"
      lines.append("\(words)。请转告此前通知的 \(changed.count) 人：\(names(changed))。")
    }
    let invited = notice.people(.invited)
    if !invited.isEmpty {
      lines.append("请通知以下 \(invited.count) 人参加：")
      for (index, person) in invited.enumerated() {
        let candidate = person.candidate
        let field = FieldNames.attachment1.name(of: candidate.field)
        lines.append("  \(index + 1). \(candidate.person.name)（\(candidate.enterprise.name)，\(field)）")
      }
    }
    let reminded = notice.people(.reminded)
    if !reminded.isEmpty { lines.append("宣讲会临近，请提醒 \(reminded.count) 人按时参加：\(names(reminded))。") }
    let left = notice.people(.disinvited)
    if !left.isEmpty {
      let all = left.map { person in "\(person.candidate.person.name)（\(person.cause?.title ?? "另行通知")）" }
      lines.append("以下 \(left.count) 人不再参加，请转告：\(all.joined(separator: "、"))。")
    }
    let cancelled = notice.people(.cancelled)
    if !cancelled.isEmpty {
      let why = notice.reason.map { "（\($0)）" } ?? ""
      lines.append("本次宣讲会取消\(why)，请转告此前通知的 \(cancelled.count) 人：\(names(cancelled))。")
    }
    return lines.joined(separator: "\n")
  }

  private static func names(_ people: [BriefingNotice.Person]) -> String {
    people.map(\.candidate.person.name).joined(separator: "、")
  }

  /// What is other than the unit was told.
  private static func differences(_ before: Briefing, _ now: Briefing) -> [String] {
    var all: [String] = []
    func note(_ name: String, _ before: String?, _ now: String?) {
      if before != now { all.append("\(name)由“\(before ?? "无")”改为“\(now ?? "无")”") }
    }
    note("名称", before.title, now.title)
    note("时间", before.when, now.when)
    note("地点", before.place, now.place)
    note("链接", before.link, now.link)
    if before.note != now.note { all.append("说明有更新") }
    return all
  }

  /// Of a calendar file.
  static func fileName(_ notice: BriefingNotice, number: Int, isCancelled: Bool) -> String {
    let suffix = number > 1 ? "-\(number)" : ""
    return "\(isCancelled ? "宣讲会取消" : "宣讲会")-\(CampaignDay.key(notice.briefing.startsAt))\(suffix).ics"
  }
}
