import AccordTesting
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

/// What units are answered, word for word. The expected texts were written by hand from the notice and the forms.
struct FixtureReceiptTests {
  private static let jianghai = "office@jianghai.example.org"

  @Test func everyMailGetsTheReceiptThatItsUnitShouldRead() async throws {
    try await RunningIntake.run { intake in
      for name in ["01-complete", "02-late", "03-no-scan-gb18030"] {
        try await intake.take(try Data(contentsOf: URL(filePath: try Fixture.path("\(name).eml"))), name)
      }
      let pdf = TestMail.attachment("盖章.pdf", TestMail.pdf)
      try await intake.take(
        TestMail.mail(
          "评价（2025）+滨城市工程师协会", headers: Self.headers(4, "Thu, 17 Apr 2025 10:00:00 +0800"),
          from: "zhangs@bincheng.example.org", TestMail.multipart([TestMail.text("补交扫描件。"), pdf])), "04-scan-alone")
      let first = try Data(contentsOf: URL(filePath: try Fixture.path("01-one-sheet.xlsx")))
      try await intake.take(
        TestMail.mail(
          "评价（2025）+江海省工程师学会", headers: Self.headers(5, "Fri, 18 Apr 2025 15:20:00 +0800"),
          TestMail.multipart([TestMail.text("再发一次。"), TestMail.attachment("附件3.xlsx", first)])), "05-the-same-again")
      try await intake.take(
        TestMail.mail(
          "评价（2025）+江海省工程师学会", headers: Self.headers(6, "Sun, 20 Apr 2025 09:00:00 +0800"),
          TestMail.multipart([TestMail.attachment("更正名单.xlsx", Self.correctedList), pdf])), "06-corrected")

      let receipts = try await intake.receipts()
      let names = [
        "01-complete", "02-late", "03-no-scan-gb18030", "04-scan-alone", "05-the-same-again", "06-corrected",
      ]
      #expect(receipts.count == names.count)
      for (name, receipt) in zip(names, receipts) {
        let id = try #require(receipt.submissionID)
        let view = try intake.submission(id)
        let text = try String(contentsOfFile: try Fixture.path("ExpectedReceipts/\(name).txt"), encoding: .utf8)
        let expected = text.replacing("{编号}", with: id).replacing("{补齐的编号}", with: view.completes ?? "—")
        #expect(receipt.body == expected, "\(name)")
        #expect(receipt.subject == "回执：评价（2025）+\(view.unit ?? "")")
      }
    }
  }

  /// One person at another level, one as before, one new; a third of the same enterprise is not named any more.
  private static var correctedList: Data {
    TinyWorkbook(sheets: [
      TinyWorkbook.Sheet(
        "名单",
        [
          ["已外派参与工程项目人员汇总"],
          ["姓名", "联系方式", "企业名称", "所在领域", "当前所在地", "拟申请级别"],
          ["王建国", "13800000001", "江海路桥集团有限公司", "土木工程类", "缅甸", "资深工程会员"],
          ["李慧敏", "13800000002", "江海路桥集团有限公司", "土木工程类", "缅甸", "资深工程会员"],
          ["钱进", "13800000031", "江海路桥集团有限公司", "土木工程类", "缅甸", "专业工程会员"],
        ])
    ]).bytes()
  }

  private static func headers(_ number: Int, _ date: String) -> [String] {
    ["Message-ID: <receipt-test-\(number)@mail.example.org>", "Date: \(date)"]
  }
}

extension RunningIntake {
  /// Delivers a mail and waits until it has been taken in.
  func take(_ mail: Data, _ name: String) async throws {
    try deliver(mail, as: name)
    try await awaitMail(name, in: "cur")
  }

  /// All receipts in the order in which they were composed, once their workbooks are ready.
  func receipts() async throws -> [ReceiptView] {
    let store = try StateStore(readingURL: "sqlite://\(folder)/data/intake.db")
    _ = try await eventually {
      try store.read { try OutgoingMailTable(transaction: $0).toPrepare(limit: 1) }.isEmpty ? true : nil
    }
    return try store.read { transaction in
      var all: [ReceiptView] = []
      var token: String?
      repeat {
        let page = try IntakeQueries.listReceipts(.init(pageToken: token), transaction)
        all += page.receipts
        token = page.nextPageToken
      } while token != nil
      return all.reversed()
    }
  }

  func submission(_ id: String) throws -> SubmissionView {
    let store = try StateStore(readingURL: "sqlite://\(folder)/data/intake.db")
    return try store.read { try IntakeQueries.getSubmission(.init(id: id), $0) }
  }
}
