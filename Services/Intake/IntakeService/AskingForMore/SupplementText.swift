import CloudEvents
import Contracts

/// The words of the mails that ask for more, of their workbook and of the receipt for it, in Chinese.
enum SupplementText {
  private static let shownNames = 20

  // MARK: Asking

  /// A reply keeps it, so the unit and the campaign are known by it (N3.1b).
  static func subject(unit: String, campaign: Int, isReminder: Bool, alsoBriefings: Bool = false) -> String {
    "\(isReminder ? "再次提请补充材料" : "请补充材料")\(alsoBriefings ? "、宣讲会通知" : "")：评价（\(campaign)）+\(unit)"
  }

  /// - Parameter also: what the same mail tells besides.
  static func body(unit: String, people: [SupplementSheet.Person], isReminder: Bool, also: [String] = []) -> String {
    let names = people.prefix(shownNames).map(\.candidate.person.name).joined(separator: "、")
    let more = people.count > shownNames ? "等" : ""
    let first = people.map(\.request.dueAt).min().map(CampaignDay.text) ?? ""
    let reminded = people.filter { $0.request.mailedAt != nil }.count
    var parts = [
      "\(unit)：",
      "贵单位推荐的 \(people.count) 人（\(names)\(more)）的申报材料尚缺少初筛所需的内容，请在所附《\(SupplementSheet.title)》中补充。",
    ]
    if isReminder {
      parts.append("此前已就上述人员发送过补充材料表，尚未收到或尚不完整，特此提醒。")
    } else if reminded > 0 {
      parts.append("其中 \(reminded) 人此前已请贵单位补充，尚未收到或尚不完整，一并列入本表；以本表为准即可。")
    }
    let offered = people.filter { person in
      person.request.questions.contains { $0.isOpen && $0.item.offered != nil }
    }.count
    if offered > 0 {
      parts.append(
        "其中 \(offered) 人申报的年限未达到\(LevelTitle.of(.senior))条件，但符合\(LevelTitle.of(.professional))条件，"
          + "请在“\(SupplementColumn.level.name)”一列选择同意或不同意；年限填报有误的，请填写正确的年限。")
    }
    parts.append(
      """
      只需填写表中的白色单元格，保存后直接回复本邮件并附上该表，不必盖章，不必再附推荐表。请于 \(first) 前回复（各人的期限见表）。
      逾期未补充的，由经办人与贵单位联系或按现有材料处理，不会因未回复而不予受理；以后补充的，仍予受理（N3.1c）。
      """)
    parts += also
    parts.append("工程能力评价委员会秘书处\n（本邮件由系统发出，可直接回复。）")
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Characters that some system does not take in a file's name are left out.
  static func fileName(unit: String, on day: Timestamp) -> String {
    let name = unit.filter { !"/\\:*?\"<>|\n\r\t".contains($0) }.prefix(40)
    return "补充材料表-\(name)-\(CampaignDay.key(day)).xlsx"
  }

  /// Why one person is asked: each question that is open, with what was found for it, and the officer's words.
  static func asked(of person: SupplementSheet.Person) -> String {
    var lines = person.request.questions.filter(\.isOpen).map { question in
      let clause = question.item.clause ?? ""
      if !question.item.text.isEmpty { return "\(clause)：\(question.item.text)" }
      let found = person.findings.first { $0.clause == clause }
      return "\(clause)：\(found?.evidence ?? WaitingFor.wanted(clause))"
    }
    if let note = person.request.note { lines.append("经办人：\(note)") }
    return lines.joined(separator: "\n")
  }

  // MARK: Answering

  /// Of the receipt: what a returned workbook brought.
  static func taken(_ counts: SupplementCounts) -> String {
    var lines = ["补充材料表已收到：采用 \(counts.supplemented) 人的补充材料。"]
    if counts.unchanged > 0 { lines.append("\(counts.unchanged) 人与此前补充的相同，未作变动。") }
    if counts.empty > 0 { lines.append("\(counts.empty) 人尚未填写。") }
    if counts.faulty > 0 { lines.append("\(counts.faulty) 行未能采用，见下。") }
    switch counts.stillMissing {
    case nil: lines.append("本表的标识已丢失，无法确定是哪个单位的补充材料。请用秘书处邮件所附的原表填写后发送。")
    case 0: lines.append("贵单位需补充的材料已齐。")
    case .some(let people): lines.append("贵单位仍有 \(people) 人的材料待补充，在原表上继续填写后再次发送即可。")
    }
    return lines.joined(separator: "\n")
  }
}
