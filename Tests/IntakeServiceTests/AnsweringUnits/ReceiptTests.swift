import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import IntakeService

struct ReceiptTests {
  private static let deadline = "2025-04-30"

  private static func submission(
    needs: [SubmissionNeed]? = nil, candidates: Int = 6, late: Bool = false, errors: [RowError] = [],
    faults: [SubmissionFault] = []
  ) -> SubmissionView {
    var view = SubmissionView(
      id: "s-1", unit: "江海省工程师学会", campaign: 2025, late: late, file: "附件3.xlsx", channel: "mail",
      receivedAt: Timestamp(milliseconds: 1_744_767_000_000), hasScan: needs == nil, candidates: candidates,
      rowErrors: errors, faults: faults)
    view.needs = needs
    return view
  }

  private static func body(_ view: SubmissionView) -> String { ReceiptText.body(view, deadline: deadline) }

  @Test func aCompleteSubmissionIsToldHowManyWereTakenAndWhatComesNext() {
    #expect(
      Self.body(Self.submission()) == """
        江海省工程师学会：

        贵单位2025年4月16日 09:30发来的报送材料（附件3.xlsx）已收到，编号 s-1。

        受理候选人 6 人。

        候选人已提交初筛，结果另行通知。

        工程能力评价委员会秘书处
        （本邮件由系统发出，可直接回复。）

        """)
    #expect(ReceiptText.subject(Self.submission()) == "回执：评价（2025）+江海省工程师学会")
  }

  @Test func whatIsLackingIsAskedForAndNothingIsPromisedBefore() {
    let text = Self.body(Self.submission(needs: [.scan]))
    #expect(text.contains("缺少盖章扫描件（PDF 或图片，N3.1a）。请以“评价（2025）+江海省工程师学会”为主题发送扫描件"))
    #expect(!text.contains("已提交初筛"))
    var disputed = Self.submission(needs: [.unit])
    disputed.unitInForm = "滨城市工程师协会"
    #expect(Self.body(disputed).contains("与表内“滨城市工程师协会”不一致"))
  }

  @Test func whatCameLateIsTakenAllTheSame() {
    #expect(Self.body(Self.submission(late: true)).contains("本次报送晚于 2025-04-30 的截止日期，列入常态化推荐，照常受理（N3.1c）。"))
  }

  @Test func eachFaultyRowIsNamedWithItsPlaceReasonAndRemedy() {
    let errors = [
      RowError(sheet: "已外派", row: 12, column: "C", code: "missingPhone", message: "缺少电话。请补填后重新提交。"),
      RowError(sheet: "已外派", row: 12, column: "D", code: "unknownField", message: "领域不在 12 个领域内。"),
      RowError(sheet: "拟外派", row: 5, column: "B", code: "missingName", message: "缺少姓名。"),
    ]
    let text = Self.body(Self.submission(candidates: 4, errors: errors))
    #expect(text.contains("受理候选人 4 人；另有 2 行需要核对，见下。"))
    #expect(text.contains("1. 工作表“已外派”第 12 行 C 列：缺少电话。请补填后重新提交。"))
    #expect(text.contains("3. 工作表“拟外派”第 5 行 B 列：缺少姓名。"))
    let many = (1...500).map { RowError(sheet: "表", row: $0, column: "A", code: "x", message: "错") }
    #expect(Self.body(Self.submission(errors: many)).contains("……另有 300 处"))
  }

  @Test func aFileThatIsNoFormIsToldWhy() {
    let fault = SubmissionFault(code: "legacyFormat", file: "附件3.xls", message: "请另存为 .xlsx 后重新发送。")
    let text = Self.body(Self.submission(candidates: 0, faults: [fault]))
    #expect(text.contains("附件3.xls：请另存为 .xlsx 后重新发送。"))
    #expect(!text.contains("受理候选人"))
  }

  /// Another program's reader of mails finds what was written.
  @Test func theMailIsReadBackByPython() async throws {
    let view = Self.submission(needs: [.scan])
    let receipt = Receipt(
      for: view, to: ReplyAddress(address: "zhang@example.org", messageID: "m-1@example.org"),
      deadline: Self.deadline, at: Timestamp(milliseconds: 1_744_770_000_000))
    let mail = try #require(
      MailWriter.mail(receipt, from: "eca@example.org", at: Timestamp(milliseconds: 1_744_770_000_000)))
    try await withFolder { folder in
      try Data(mail).write(to: folder.appendingPathComponent("receipt.eml"))
      let script = """
        import email, email.policy, json, sys
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
        print(json.dumps({k: str(m[k]) for k in ['From', 'To', 'Subject', 'Message-ID', 'In-Reply-To', 'Auto-Submitted']}
                         | {'body': m.get_content(), 'defects': [str(d) for d in m.defects]}))
        """
      let run = try await CommandRun.run(
        URL(fileURLWithPath: "/usr/bin/env"),
        ["python3", "-c", script, folder.appendingPathComponent("receipt.eml").path])
      #expect(run.status == 0, "\(run.errors)")
      let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(read["From"] as? String == "eca@example.org")
      #expect(read["To"] as? String == "zhang@example.org")
      #expect(read["Subject"] as? String == receipt.view.subject)
      #expect(read["Message-ID"] as? String == "<receipt-s-1@accord>")
      #expect(read["In-Reply-To"] as? String == "<m-1@example.org>")
      #expect(read["Auto-Submitted"] as? String == "auto-replied")
      #expect(read["body"] as? String == receipt.view.body)
      #expect((read["defects"] as? [String])?.isEmpty == true)
    }
  }

  @Test func eachMailIsAnsweredOnceToItsSenderAndMachinesAreNot() async throws {
    // A mail command that keeps what it gets, and fails the first time.
    let command: @Sendable (String) throws -> MailCommand = { folder in
      let script = folder + "/send"
      let text = """
        #!/bin/sh
        cd '\(folder)' || exit 1
        [ -e tried ] || { touch tried; exit 75; }
        cat > sent.$$.part && mv sent.$$.part sent.$$.eml
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: script))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
      return MailCommand(words: [script])
    }
    try await RunningIntake.run(mailCommand: command) { intake in
      let form = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("03-no-scan-gb18030.eml")))
      let list = Data("List-Id: <news.example.org>\r\n".utf8)
      let complete = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("01-complete.eml")))
      try intake.deliver(Data("From: a@example.org\r\nSubject: hello\r\n\r\ntext\r\n".utf8), as: "0.other")
      try intake.deliver(list + complete, as: "1.list")
      try intake.deliver(form, as: "2.form")
      try intake.deliver(form, as: "3.again")
      for (name, box) in [("0.other", ".Aside/cur"), ("1.list", "cur"), ("2.form", "cur"), ("3.again", "cur")] {
        try await intake.awaitMail(name, in: box)
      }
      // The first attempt failed: the receipt waits for its next time and is not lost.
      let store = try await eventually { try? StateStore(readingURL: "sqlite://\(intake.folder)/data/intake.db") }
      let failed = try await eventually {
        let all = try store.read { try IntakeQueries.listReceipts(.init(unsent: true), $0) }.receipts
        return all.count == 1 && all[0].attempts == 1 ? all[0] : nil
      }
      #expect(failed.to == "zhangs@bincheng.example.org" && failed.sentAt == nil)
      #expect(failed.body.contains("缺少盖章扫描件"))
      let all = try store.read { try IntakeQueries.listReceipts(.init(), $0) }.receipts
      #expect(all.count == 2, "the form's, and the list's, which is kept and goes to nobody")
      #expect(all.filter { $0.to == nil }.count == 1)
    }
  }

  @Test func aMailCommandThatDoesNotEndIsStopped() async {
    var command = MailCommand(words: ["/bin/sleep", "600"])
    command.patience = .milliseconds(50)
    await #expect(throws: IntakeError.mailNotSent("the mail command did not end and was stopped")) {
      try await command.send(Array("x".utf8))
    }
    await #expect(throws: IntakeError.mailNotSent("the mail command ended with status 1")) {
      try await MailCommand(words: ["/bin/false"]).send([])
    }
    await #expect(throws: IntakeError.mailNotSent("the mail command /nowhere/send cannot be run")) {
      try await MailCommand(words: ["/nowhere/send"]).send([])
    }
  }

  @Test func whatFailedIsSentLaterAndThenNeverAgain() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let now = Timestamp(milliseconds: 1_744_770_000_000)
      let view = Self.submission()
      let receipt = Receipt(
        for: view, to: ReplyAddress(address: "zhang@example.org"), deadline: Self.deadline, at: now)
      try store.write { transaction in
        try SubmissionTable(transaction: transaction).save(view, key: "k", at: now)
        let table = ReceiptTable(transaction: transaction)
        try table.insert(receipt)
        try table.insert(receipt)
        var due = try table.due(at: now, limit: 10)
        #expect(due == [receipt])
        // A minute, two, four, at most six hours.
        var time = now
        for minutes in [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360] as [Int64] {
          try table.failed(try #require(due.first), at: time)
          let next = Timestamp(milliseconds: time.milliseconds + minutes * 60_000)
          #expect(try table.due(at: Timestamp(milliseconds: next.milliseconds - 1), limit: 10).isEmpty)
          due = try table.due(at: next, limit: 10)
          #expect(due.count == 1)
          time = next
        }
        try table.sent(receipt.view.id, at: time)
        #expect(try table.due(at: Timestamp(milliseconds: .max), limit: 10).isEmpty)
        // A failure that is reported late does not wake it again.
        try table.failed(receipt, at: time)
        #expect(try table.due(at: Timestamp(milliseconds: .max), limit: 10).isEmpty)
      }
    }
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }
}
