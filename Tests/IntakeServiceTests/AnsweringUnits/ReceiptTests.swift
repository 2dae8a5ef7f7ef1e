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

  private static func body(_ view: SubmissionView, rejected: Int = 0) -> String {
    let counts: [RowResult: Int] = [.taken: view.candidates, .rejected: rejected].filter { $0.value > 0 }
    return ReceiptText.body(view, counts: counts, deadline: deadline)
  }

  @Test func aCompleteSubmissionIsToldHowManyWereTakenAndWhatComesNext() {
    #expect(
      Self.body(Self.submission()) == """
        江海省工程师学会：

        贵单位2025年4月16日 09:30发来的报送材料（附件3.xlsx）和盖章扫描件已收到，编号 s-1。

        表中共有 6 人，均已受理。

        候选人已提交初筛，结果另行通知。

        工程能力评价委员会秘书处
        （本邮件由系统发出，可直接回复。）

        """)
    #expect(ReceiptText.subject(Self.submission()) == "回执：评价（2025）+江海省工程师学会")
  }

  @Test func whatIsLackingIsAskedForAndNothingIsPromisedBefore() {
    let text = Self.body(Self.submission(needs: [.scan]))
    #expect(text.contains("缺少盖章扫描件（PDF 或图片，N3.1a），收到后候选人即提交初筛。请以“评价（2025）+江海省工程师学会”为主题发送扫描件，不必再附表格。"))
    #expect(!text.contains("已提交初筛"))
    var disputed = Self.submission(needs: [.unit])
    disputed.unitInForm = "滨城市工程师协会"
    #expect(Self.body(disputed).contains("与表内“滨城市工程师协会”不一致"))
  }

  @Test func whatCameLateIsTakenAllTheSame() {
    #expect(Self.body(Self.submission(late: true)).contains("本次报送晚于2025年4月30日的截止日期，列入常态化推荐，照常受理（N3.1c）。"))
  }

  @Test func eachFaultyRowIsNamedWithItsPlaceReasonAndRemedy() {
    let errors = [
      RowError(sheet: "已外派", row: 12, column: "C", code: "missingPhone", message: "缺少电话。请补填后重新提交。"),
      RowError(sheet: "已外派", row: 12, column: "D", code: "unknownField", message: "领域不在 12 个领域内。"),
      RowError(sheet: "拟外派", row: 5, column: "B", code: "missingName", message: "缺少姓名。"),
    ]
    let text = Self.body(Self.submission(candidates: 4, errors: errors), rejected: 2)
    #expect(text.contains("表中共有 6 人：受理 4 人，未受理 2 人。有 2 行需要核对，见下。"))
    // As many numbers as rows.
    #expect(
      text.contains(
        "1. 工作表“已外派”第 12 行（未受理）：\n   C 列：缺少电话。请补填后重新提交。\n   D 列：领域不在 12 个领域内。\n2. 工作表“拟外派”第 5 行 B 列（未受理）：缺少姓名。"
      ))
    let many = (1...500).map { RowError(sheet: "表", row: $0, column: "A", code: "x", message: "错") }
    #expect(Self.body(Self.submission(errors: many)).contains("……另有 300 处"))
  }

  @Test func aCorrectedListIsToldWhatIsNewAndWhatIsNot() {
    let counts: [RowResult: Int] = [.taken: 2, .updated: 1, .unchanged: 3, .doubtful: 1, .elsewhere: 1, .repeated: 1]
    let text = ReceiptText.body(Self.submission(candidates: 3), counts: counts, deadline: Self.deadline)
    #expect(text.contains("表中共有 9 人：受理 6 人（新受理 2 人、更新 1 人、未变化 3 人），待核对 1 人，未受理 2 人。"))
  }

  @Test func whatIsUpdatedIsToldOncePersonByPerson() {
    var view = Self.submission(candidates: 1)
    (view.updated, view.unchanged, view.doubtful) = (2, 3, 1)
    let updates = [
      RowUpdate(
        origin: RowOrigin(file: "附件3.xlsx", sheet: "已外派", row: 7), name: "王建国",
        changed: [
          ColumnChange(column: "person.phone", title: "手机号码", before: "13800000001", after: "13800000009"),
          ColumnChange(column: "person.email", title: "电子邮箱", after: "w@example.org"),
          ColumnChange(
            column: "experience", title: "主要工程实践经历", before: "旧", after: String(repeating: "长", count: 300)),
        ])
    ]
    let text = ReceiptText.body(
      view, counts: [.doubtful: 1, .updated: 2, .unchanged: 3], updates: updates, deadline: Self.deadline)
    #expect(
      text.contains(
        """
        表中共有 6 人：受理 5 人（更新 2 人、未变化 3 人），待核对 1 人。

        更新的内容：
        1. 工作表“已外派”第 7 行 王建国：手机号码由“13800000001”改为“13800000009”；电子邮箱补填为“w@example.org”；主要工程实践经历由“旧”改为“\(String(repeating: "长", count: 40))……”
        ……另有 1 人。
        待核对的 1 人与已推荐的人员相近，由秘书处核对是否为同一人后再提交初筛。
        """))
    #expect(text.components(separatedBy: "未变化").count == 2 && !text.contains("没有变化"), "said once")
    #expect(!text.contains("候选人已提交初筛"), "the only new one is held")
    view.needs = [.scan]
    let waiting = ReceiptText.body(view, counts: [.updated: 2], updates: updates, deadline: Self.deadline)
    #expect(waiting.contains("更新的内容（报送材料补齐后生效）："))
  }

  @Test func whatIsSaidOfTheReturnedWorkbookStandsBeforeTheSignature() {
    let body = Self.body(Self.submission())
    let text = ReceiptText.adding(
      ReceiptText.returned(
        1, hasFaults: true, converted: ["新表.ods"], [("旧表.xls", .unreadable), ("大表.xlsx", .tooLarge(limit: 10 << 20))]),
      to: body)
    #expect(text.hasSuffix("\n\n" + ReceiptText.signature + "\n"))
    #expect(text.contains("“处理结果”和“说明”两栏"))
    #expect(text.contains("“旧表.xls”没有附回：该文件不是可以标注的 .xlsx 工作簿。"))
    #expect(text.contains("需要核对的单元格标为红色") && !ReceiptText.returned(1, hasFaults: false, []).contains("红色"))
    #expect(text.contains("“新表.ods”已转换为 .xlsx 格式后附回"))
    #expect(text.contains("“大表.xlsx”没有附回：标注后的文件超过邮件附件的上限（10 MB）。"))
    #expect(ReceiptText.adding("", to: body) == body)
  }

  @Test func aFileThatIsNoFormIsToldWhy() {
    let fault = SubmissionFault(code: "legacyFormat", file: "附件3.xls", message: "请另存为 .xlsx 后重新发送。")
    let text = Self.body(Self.submission(candidates: 0, faults: [fault]))
    #expect(text.contains("附件3.xls：请另存为 .xlsx 后重新发送。"))
    #expect(!text.contains("表中共有"))
  }

  /// Another program's reader of mails finds what was written.
  @Test func theMailIsReadBackByPython() async throws {
    let view = Self.submission(needs: [.scan])
    let receipt = OutgoingMail.receipt(
      for: view, to: ReplyAddress(address: "zhang@example.org", messageID: "m-1@example.org"),
      deadline: Self.deadline, at: Timestamp(milliseconds: 1_744_770_000_000))
    try await withFolder { folder in
      let writer = MailWriter(sender: "eca@example.org", blobs: try BlobStore(folder: folder.path))
      let mail = try #require(writer.write(receipt, at: Timestamp(milliseconds: 1_744_770_000_000)))
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
      #expect(read["Subject"] as? String == receipt.subject)
      #expect(read["Message-ID"] as? String == "<receipt-s-1@accord>")
      #expect(read["In-Reply-To"] as? String == "<m-1@example.org>")
      #expect(read["Auto-Submitted"] as? String == "auto-replied")
      #expect(read["body"] as? String == receipt.body)
      #expect((read["defects"] as? [String])?.isEmpty == true)
    }
  }

  @Test func filesGoWithAMailUnderTheirChineseNames() async throws {
    try await withFolder { folder in
      let blobs = try BlobStore(folder: folder.path)
      let contents = [Data((0...255).map { UInt8($0) } + Data(repeating: 0x3D, count: 9000)), Data("第二".utf8)]
      let names = ["附件3：江海省工程师学会（处理结果）— 一个很长很长很长很长很长很长的名字.xlsx", "a \"b\"; c.xlsx"]
      let files = try zip(contents, names).map { content, name in
        let blob = try blobs.writer()
        try blob.write(content)
        return MailAttachment(name: name, blob: try blob.finish())
      }
      let mail = OutgoingMail(
        id: "supplement-1@accord", kind: .supplementRequest, unit: "江海省工程师学会", to: "zhang@example.org",
        subject: "请补充材料",
        body: "见附件。\n", attachments: files, composedAt: Timestamp(milliseconds: 1_744_770_000_000))
      let writer = MailWriter(sender: "eca@example.org", blobs: blobs)
      let now = Timestamp(milliseconds: 1_744_770_000_000)
      let written = try #require(writer.write(mail, at: now))
      #expect(writer.write(mail, at: now) == written, "the same mail again is the same bytes")
      try Data(written).write(to: folder.appendingPathComponent("mail.eml"))
      let script = """
        import email, email.policy, hashlib, json, sys
        m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
        print(json.dumps({'body': m.get_body().get_content(), 'auto': m['Auto-Submitted'],
          'defects': [str(d) for p in m.walk() for d in p.defects],
          'files': [[p.get_filename(), p.get_content_type(), p.get_content_disposition(), hashlib.sha256(p.get_content()).hexdigest()]
                    for p in m.iter_attachments()]}))
        """
      let run = try await CommandRun.run(
        URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script, folder.appendingPathComponent("mail.eml").path])
      #expect(run.status == 0, "\(run.errors)")
      let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(read["body"] as? String == mail.body && read["auto"] as? String == "auto-generated")
      #expect((read["defects"] as? [String])?.isEmpty == true)
      #expect(
        read["files"] as? [[String]]
          == files.map { [$0.name, MailAttachment.workbookType, "attachment", $0.blob.sha256] })
      // One that is gone from the disk: nothing is sent without it.
      try FileManager.default.removeItem(atPath: blobs.path(files[1].blob.sha256))
      #expect(writer.write(mail, at: now) == nil)
    }
  }

  @Test func mailsOfEveryKindAreKeptWithTheirFilesAndListed() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let now = Timestamp(milliseconds: 1_744_770_000_000)
      var mail = OutgoingMail(
        id: "reminder-7@accord", kind: .reminder, unit: "江海省工程师学会", to: "zhang@example.org", subject: "催报", body: "…",
        attachments: [MailAttachment(name: "补充材料.xlsx", blob: Blob(sha256: "ab", bytes: 7))], composedAt: now)
      try store.write { transaction in
        let table = OutgoingMailTable(transaction: transaction)
        #expect(try table.insert(mail))
        #expect(try table.due(at: now, limit: 10) == [mail])
        try table.refused(mail, because: "550 no such mailbox", at: now)
        #expect(try table.due(at: Timestamp(milliseconds: .max), limit: 10).isEmpty, "not tried again for ever")
        mail.attempts = 1
        mail.failure = "550 no such mailbox"
        mail.failedAt = now
        #expect(try table.get(mail.id) == mail)
        func listed(_ request: ListReceipts.Request) throws -> [ReceiptView] {
          try IntakeQueries.listReceipts(request, transaction).receipts
        }
        #expect(try listed(.init(unit: "江海省工程师学会", kind: .reminder, unsent: true)) == [mail.view])
        #expect(try listed(.init(kind: .receipt)).isEmpty && listed(.init(unit: "别的学会")).isEmpty)
      }
    }
  }

  /// A store of the version before keeps its receipts.
  @Test func receiptsThatWereKeptBeforeAreMailsNow() async throws {
    try await withStoreURL { url in
      let old = Array(Schema.migrations.prefix { $0.name != "intake-008-outgoing-mails" })
      let now = Timestamp(milliseconds: 1_744_770_000_000)
      do {
        let store = try StateStore(url: url, service: "intake", migrations: old)
        try store.write { transaction in
          try SubmissionTable(transaction: transaction).save(Self.submission(), key: "k", at: now)
          try transaction.execute(
            """
            INSERT INTO receipts (id, submission_id, ordinal, recipient, subject, body, composed_at, due_at, attempts)
            VALUES ('receipt-s-1@accord', 's-1', 1, 'zhang@example.org', '回执', '收到', 5, 9, 3)
            """, [])
        }
        try store.close()
      }
      let store = try StateStore(url: url, service: "intake", migrations: Schema.migrations)
      let due = try store.read { try OutgoingMailTable(transaction: $0).due(at: now, limit: 10) }
      #expect(due.map(\.id) == ["receipt-s-1@accord"])
      try store.close()
      #expect(due.first?.unit == "江海省工程师学会" && due.first?.attempts == 3 && due.first?.kind == .receipt)
    }
  }

  @Test func eachMailIsAnsweredOnceToItsSenderAndMachinesAreNot() async throws {
    // A mail command that keeps what it gets, and fails the first time.
    let command: @Sendable (String) throws -> MailTransport = { folder in
      let script = folder + "/send"
      let text = """
        #!/bin/sh
        cd '\(folder)' || exit 1
        [ -e tried ] || { touch tried; exit 75; }
        cat > sent.$$.part && mv sent.$$.part sent.$$.eml
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: script))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
      return .command(MailCommand(words: [script]))
    }
    try await RunningIntake.run(mailTransport: command) { intake in
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
      let receipt = OutgoingMail.receipt(
        for: view, to: ReplyAddress(address: "zhang@example.org"), deadline: Self.deadline, at: now)
      try store.write { transaction in
        try SubmissionTable(transaction: transaction).save(view, key: "k", at: now)
        let table = OutgoingMailTable(transaction: transaction)
        #expect(try table.insert(receipt))
        #expect(try !table.insert(receipt))
        var due = try table.due(at: now, limit: 10)
        #expect(due == [receipt])
        // A minute, two, four, at most six hours.
        var time = now
        for minutes in [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360] as [Int64] {
          try table.failed(try #require(due.first), because: "away", at: time)
          let next = Timestamp(milliseconds: time.milliseconds + minutes * 60_000)
          #expect(try table.due(at: Timestamp(milliseconds: next.milliseconds - 1), limit: 10).isEmpty)
          due = try table.due(at: next, limit: 10)
          #expect(due.count == 1)
          time = next
        }
        try table.sent(receipt.id, at: time)
        #expect(try table.due(at: Timestamp(milliseconds: .max), limit: 10).isEmpty)
        // A failure that is reported late does not wake it again.
        try table.failed(receipt, because: "late", at: time)
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
