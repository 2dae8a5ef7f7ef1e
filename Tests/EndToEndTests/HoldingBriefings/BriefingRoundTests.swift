import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// A briefing (N2.2) with real processes: planned by an officer, told to the unit by mail with a calendar file, changed, held, and
/// who came recorded from the sign-in sheet.
@Suite(.serialized)
struct BriefingRoundTests {
  private struct Calendar: Decodable {
    var faults: [String]
    var mime: String?
    var method: String
    var uid: String
    var sequence: Int
    var location: String
    var organizer: String
  }

  static func withDesk(_ body: (UnitDesk) async throws -> Void) async throws {
    try await withFolder { folder in
      try await withBroker(topics: TestTopics.ofAccord) { broker in
        let desk = try await UnitDesk(broker: broker, folder: folder)
        do {
          try await body(desk)
        } catch {
          await desk.clear()
          throw error
        }
        await desk.clear()
      }
    }
  }

  /// The people of the unit's form, by name; they wait for an officer.
  static func recommend(_ names: [String], _ desk: UnitDesk) async throws -> [String: String] {
    let mail = desk.folder.appending(path: "form.eml").path()
    let script = ProjectFolder.root.appending(path: "Tests/Support/unit_mail.py").path()
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [script, "form", mail, UnitDesk.unit] + names)
    try #require(run.status == 0, "\(run.errors)")
    try desk.deliver(URL(filePath: mail))
    let reviews = try await eventually("the reviews", within: .seconds(60)) {
      let found = try await desk.call(ListReviews.self, .init()).reviews
      return found.count == names.count ? found : nil
    }
    return Dictionary(uniqueKeysWithValues: reviews.map { ($0.candidate.person.name, $0.candidate.id) })
  }

  static func pass(_ id: String, _ desk: UnitDesk) async throws {
    _ = try await desk.call(
      Decide.self, .init(candidateID: id, outcome: .passed, officer: "王审核", reason: "证书和经历属实"))
  }

  /// In the campaign's time zone, as an officer writes it.
  static func moment(_ hours: Double) -> String {
    let time = SystemClock().now().milliseconds + Int64(hours * 3_600_000)
    return Timestamp(milliseconds: time).description
  }

  private func calendar(_ mail: UnitDesk.Mail) async throws -> Calendar {
    let script = ProjectFolder.root.appending(path: "Tests/Support/read_calendar.py").path()
    let run = try await CommandRun.run(try await PythonEnvironment.shared.python(), [script, mail.path])
    try #require(run.status == 0, "\(run.errors)")
    return try #require(try JSONDecoder().decode([Calendar].self, from: Data(run.output.utf8)).first)
  }

  @Test(.timeLimit(.minutes(4)))
  func fromThePlanToTheAttendance() async throws {
    try await Self.withDesk { desk in
      let people = try await Self.recommend(["王建国", "李慧敏", "赵志强"], desk)
      let (first, second) = (try #require(people["王建国"]), try #require(people["李慧敏"]))
      try await Self.pass(first, desk)
      // Tomorrow: the mail of the next day would be too late, so units are told at once.
      let planned = try await desk.ctl(
        "briefings", "plan", "申请与面试宣讲会", "--starts", Self.moment(20), "--ends", Self.moment(22), "--place", "北京市示例路1号",
        "--fields", "hydraulic", "--officer", "王审核")
      try #require(planned.status == 0, "\(planned.errors)")
      let id = try #require(try await desk.call(ListBriefings.self, .init()).briefings.first).briefing.id
      #expect(planned.output.contains(id) && planned.output.contains("申请与面试宣讲会"))

      let mail = try await eventually("the invitation", within: .seconds(60)) {
        try await desk.mails(subject: "宣讲会通知").first
      }
      #expect(mail.to == "office@unit.example.org" && mail.body.contains("请通知以下 1 人参加：\n  1. 王建国"))
      #expect(!mail.body.contains("李慧敏") && mail.files.count == 1 && mail.files[0].hasSuffix(".ics"))
      let invitation = try await calendar(mail)
      #expect(invitation.faults == [] && invitation.mime == "PUBLISH" && invitation.method == "PUBLISH")
      #expect(invitation.sequence == 0 && invitation.organizer == "mailto:eca@example.org")

      // Somebody passes afterwards.
      try await Self.pass(second, desk)
      let later = try await eventually("the second invitation", within: .seconds(60)) {
        try await desk.mails(subject: "宣讲会通知").first { $0.id != mail.id }
      }
      #expect(later.body.contains("以下 1 人参加：\n  1. 李慧敏") && !later.body.contains("王建国"))

      let changed = try await desk.ctl(
        "briefings", "change", id, "--place", "北京市示例路2号", "--officer", "王审核", "--reason", "报名人数较多")
      try #require(changed.status == 0, "\(changed.errors)")
      let notice = try await eventually("the change", within: .seconds(60)) {
        try await desk.mails(subject: "宣讲会变更").first
      }
      #expect(notice.body.contains("地点由“北京市示例路1号”改为“北京市示例路2号”。请转告此前通知的 2 人："))
      let update = try await calendar(notice)
      #expect(update.uid == invitation.uid && update.sequence == 1 && update.location == "北京市示例路2号")

      let withdrawn = try await desk.ctl("withdraw", second, "--officer", "王审核", "--reason", "推荐单位来函撤回")
      try #require(withdrawn.status == 0, "\(withdrawn.errors)")
      let left = try await eventually("the end of an invitation", within: .seconds(60)) {
        try await desk.mails(subject: "宣讲会通知").first { $0.body.contains("不再参加") }
      }
      #expect(left.body.contains("以下 1 人不再参加，请转告：李慧敏（推荐已撤回）。") && left.files.isEmpty)
      try await attend(id, first, second, try #require(people["赵志强"]), desk)
    }
  }

  private func attend(
    _ id: String, _ came: String, _ withdrawn: String, _ uninvited: String, _ desk: UnitDesk
  ) async throws {
    let early = try await desk.ctl("briefings", "attendance", id, "--present", came, "--officer", "李登记")
    #expect(early.status == 64 + 9 && early.errors.contains("has not begun"))
    let sheet = desk.folder.appending(path: "签到表.xlsx").path(percentEncoded: false)
    let written = try await desk.ctl("briefings", "sheet", id, "--out", sheet)
    #expect(written.status == 0 && written.output.contains("1 people"), "\(written.errors)")
    let fill = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book.worksheets[0]
      head = next(row for row in sheet.iter_rows() if any(c.value == '姓名' for c in row))
      columns = {c.value: c.column for c in head}
      row = head[0].row + 1
      assert sheet.cell(row, columns['姓名']).value == '王建国'
      sheet.cell(row, columns['到会情况']).value = '到会'
      book.save(sys.argv[1])
      """
    let filled = try await CommandRun.run(try await PythonEnvironment.shared.python(), ["-c", fill, sheet])
    try #require(filled.status == 0, "\(filled.errors)")
    let moved = try await desk.ctl(
      "briefings", "change", id, "--starts", Self.moment(0.0015), "--ends", Self.moment(1), "--officer", "王审核",
      "--reason",
      "提前")
    try #require(moved.status == 0, "\(moved.errors)")
    let recorded = try await eventually("the beginning", within: .seconds(30)) {
      let run = try await desk.ctl("briefings", "attendance", id, "--from", sheet, "--officer", "李登记")
      return run.status == 0 ? run : nil
    }
    #expect(recorded.output.contains("登记 1 人，其中变更 1 人；到会 1 人，未到 0 人，已邀请 1 人"))
    let others = try await desk.ctl(
      "briefings", "attendance", id, "--present", uninvited, "--absent", withdrawn, "--officer", "李登记")
    #expect(others.output.contains("\(uninvited)  已登记：该候选人未受邀") && others.status == 0)

    let explained = try await desk.ctl("explain", came)
    #expect(explained.output.contains("宣讲会（N2.2）：") && explained.output.contains("已邀请  到会情况：到会"))
    let shown = try await eventually("the attendance at intake", within: .seconds(60)) {
      let found = try await desk.call(GetCandidate.self, .init(id: came))
      return found.briefings?.first?.attendance == .present ? found : nil
    }
    #expect(shown.history.last?.text == "宣讲会“申请与面试宣讲会”：到会，登记人：李登记")
    let corrected = try await desk.ctl(
      "briefings", "attendance", id, "--absent", came, "--officer", "赵核对", "--reason", "代签")
    #expect(corrected.output.contains("变更 1 人；到会 1 人，未到 2 人"))
    let roll = try await desk.ctl("briefings", "show", id, "--csv")
    #expect(roll.output.contains("王建国") && roll.output.contains("已取消邀请（推荐已撤回）"))
    let candidate = try await desk.ctl("candidates", "show", came)
    #expect(candidate.output.contains("宣讲会  申请与面试宣讲会"))
    let cancelled = try await desk.ctl("briefings", "cancel", id, "--officer", "王审核", "--reason", "因")
    #expect(cancelled.status == 64 + 9 && cancelled.errors.contains("has begun"))
  }
}
