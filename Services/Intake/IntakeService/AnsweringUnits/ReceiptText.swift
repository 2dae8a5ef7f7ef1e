import CloudEvents
import Contracts
import Foundation

/// The words of a receipt, in Chinese: what was taken, what is lacking, what is faulty and how to mend it, what comes next.
enum ReceiptText {
  /// What a mail shows of them; all are in the submission.
  private static let shownErrors = 200

  static func subject(_ submission: SubmissionView) -> String {
    "回执：评价（\(submission.campaign)）" + (submission.unit.map { "+\($0)" } ?? "")
  }

  /// - Parameter updates: what the list says otherwise of people who are known; none where it is not sure who has sent it.
  static func body(
    _ submission: SubmissionView, counts: [RowResult: Int] = [:], updates: [RowUpdate] = [], deadline: String,
    occasion: ReceiptOccasion = .taken
  ) -> String {
    let salutation = "\(submission.unit ?? "推荐单位")："
    let parts: [String?] =
      switch occasion {
      case .taken:
        [
          salutation, opening(submission, deadline: deadline), taken(submission, counts),
          corrected(submission, updates), lacking(submission), faults(submission), rows(submission), next(submission),
          signature,
        ]
      case .again(let time, let broughtScan):
        [
          salutation, "贵单位\(moment(time))发来的材料已收到。其中的表格与此前报送的完全相同（编号 \(submission.id)），没有重复登记。",
          broughtScan ? "盖章扫描件已登记，此前报送的候选人不再缺少扫描件。" : nil, lacking(submission), next(submission), signature,
        ]
      }
    return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
  }

  private static func opening(_ submission: SubmissionView, deadline: String) -> String {
    let files = submission.file.isEmpty ? "" : "（\(submission.file)）"
    // A scan that came by itself is spoken of below.
    let scan = submission.hasScan && submission.completes == nil && !submission.lacksWorkbook ? "和盖章扫描件" : ""
    let text = "贵单位\(moment(submission.receivedAt))发来的报送材料\(files)\(scan)已收到，编号 \(submission.id)。"
    return submission.late
      ? text + "\n本次报送晚于\(day(deadline))的截止日期，列入常态化推荐，照常受理（N3.1c）。" : text
  }

  private static func taken(_ submission: SubmissionView, _ counts: [RowResult: Int]) -> String? {
    let parts = [
      submission.completes == nil ? nil : completed(submission), submission.supplements.map(SupplementText.taken),
      recommended(submission, counts),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }

  /// A scan may be for several lists.
  private static func completed(_ submission: SubmissionView) -> String {
    let lists = [submission.completes].compactMap { $0 } + (submission.completesToo ?? [])
    return (submission.supplements == nil ? "本次收到的是" : "本次一并收到")
      + "盖章扫描件，用于补齐此前报送的材料（编号 \(lists.joined(separator: "、"))）；"
      + "\(lists.count > 1 ? "各" : "该")次报送的候选人不再缺少扫描件。"
  }

  private static func recommended(_ submission: SubmissionView, _ counts: [RowResult: Int]) -> String? {
    let faulty = Set(submission.toldErrors.map { "\($0.sheet)\n\($0.row)" }).count
    let check = faulty == 0 ? "" : "有 \(faulty) 行需要核对，见下。"
    let all = counts.lazy.filter { !RowResult.supplements.contains($0.key) }.reduce(0) { $0 + $1.value }
    // What is wrong with a row of the supplement workbook alone is no row of a form.
    guard all > 0 else { return faulty == 0 || submission.supplements != nil ? nil : check }
    // Whoever is not known to be the unit learns from no number whom it put forward.
    if submission.mayBeStranger { return "表中共有 \(all) 人，待秘书处核定推荐单位后处理。" + check }
    func sum(_ results: RowResult...) -> Int { results.reduce(0) { $0 + (counts[$1] ?? 0) } }
    if sum(.taken) == all { return "表中共有 \(all) 人，均已受理。" + check }
    let kinds = [("新受理", sum(.taken)), ("更新", sum(.updated)), ("未变化", sum(.unchanged, .concluded))].filter { $0.1 > 0 }
    let known = sum(.updated, .unchanged, .concluded) > 0
    let detail = known ? "（" + kinds.map { "\($0) \($1) 人" }.joined(separator: "、") + "）" : ""
    let rest = [("待核对", sum(.doubtful)), ("未受理", sum(.repeated, .elsewhere, .rejected))].filter { $0.1 > 0 }
    return "表中共有 \(all) 人：受理 \(sum(.taken, .updated, .unchanged, .concluded)) 人\(detail)"
      + rest.map { "，\($0) \($1) 人" }.joined() + "。" + check
  }

  private static func lacking(_ submission: SubmissionView) -> String? {
    let lines = (submission.needs ?? []).map { need in
      switch need {
      case .scan:
        "缺少盖章扫描件（PDF 或图片，N3.1a），收到后候选人即提交初筛。请以“评价（\(submission.campaign)）+"
          + "\(submission.unit ?? "推荐单位")”为主题发送扫描件，"
          + (submission.toldErrors.isEmpty ? "不必再附表格。" : "可与改正后的表格一并发送，也可单独发送。")
      case .unit:
        unitInDoubt(submission) + "，秘书处核定后候选人即提交初筛。"
      case .verdict: "有候选人须由秘书处核对是否已被推荐。"
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// The unit that an address is known for is nothing for whoever writes from it.
  private static func unitInDoubt(_ submission: SubmissionView) -> String {
    if let inForm = submission.unitInForm { return "邮件写明的推荐单位与表内“\(inForm)”不一致" }
    if submission.unitOfSender != nil { return "写明的推荐单位与该邮箱以往报送的推荐单位不一致" }
    if submission.unitAlike != nil { return "推荐单位“\(submission.unit ?? "")”可能不是全称，不能确定是哪一单位" }
    return "本次报送的来源尚未登记为推荐单位“\(submission.unit ?? "")”所用，或写明的单位名称不能确定"
  }

  private static func faults(_ submission: SubmissionView) -> String? {
    guard !submission.faults.isEmpty else { return nil }
    return submission.faults.map { fault in (fault.file.map { "\($0)：" } ?? "") + fault.message }
      .joined(separator: "\n")
  }

  /// One number a row, as they are counted above.
  private static func rows(_ submission: SubmissionView) -> String? {
    let errors = submission.toldErrors
    guard !errors.isEmpty else { return nil }
    let shown = errors.prefix(shownErrors)
    var order: [String] = []
    var byRow: [String: [RowError]] = [:]
    for error in shown {
      let place = "工作表“\(error.sheet)”第 \(error.row) 行"
      if byRow[place] == nil { order.append(place) }
      byRow[place, default: []].append(error)
    }
    var lines = order.enumerated().map { index, place in "\(index + 1). \(row(place, byRow[place] ?? []))" }
    let more = errors.count - shown.count + (submission.rowErrorsLeftOut ?? 0)
    if more > 0 { lines.append("……另有 \(more) 处，改正以上各处后重新发送，将一并核对。") }
    return "请核对以下各处，改正后重新发送表格即可，已受理的候选人不会重复登记：\n" + lines.joined(separator: "\n")
  }

  private static func row(_ place: String, _ errors: [RowError]) -> String {
    let isRejected = errors.contains { RowFault.rejectingCodes.contains($0.code) }
    var columns: [(letters: String, text: String)] = []
    for error in errors {
      if let known = columns.firstIndex(where: { $0.letters == error.column }) {
        columns[known].text += error.message
      } else {
        columns.append((error.column, error.message))
      }
    }
    let result = isRejected ? "（未受理）" : ""
    guard columns.count > 1 else { return "\(place) \(columns[0].letters) 列\(result)：\(columns[0].text)" }
    return "\(place)\(result)：" + columns.map { "\n   \($0.letters) 列：\($0.text)" }.joined()
  }

  private static func next(_ submission: SubmissionView) -> String? {
    // Of whom it is asked who they are, they are not there yet.
    guard submission.candidates > submission.doubtful ?? 0, submission.needs == nil else { return nil }
    return "候选人已提交初筛，结果另行通知。"
  }

  private static func moment(_ time: Timestamp) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      in: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
      from: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)年\(parts.month ?? 0)月\(parts.day ?? 0)日 \(two(parts.hour)):\(two(parts.minute))"
  }

  /// `2025-04-30` as people write it.
  private static func day(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? "\(parts[0])年\(parts[1])月\(parts[2])日" : date
  }
}

extension SubmissionView {
  /// A mail that has a scan and no workbook.
  fileprivate var lacksWorkbook: Bool { faults.contains { $0.code == MailFault.workbookMissing.code } }
}

extension SubmissionView {
  /// The faults that the sender is told of: of whom it is not sure that it is the unit nothing that tells whether somebody is known.
  var toldErrors: [RowError] {
    guard mayBeStranger else { return rowErrors }
    return rowErrors.filter { $0.code != RowFault.alreadyRecommended(name: "").code }
  }
}
