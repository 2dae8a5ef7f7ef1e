import AccordTesting
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

/// How often a unit is answered, and with what.
struct UnitAnswerTests {
  private static let unit = "江海省工程师学会"

  private static func mail(_ number: Int, _ parts: [Data], subject: String = "评价（2025）+江海省工程师学会") -> Data {
    TestMail.mail(
      subject, headers: ["Message-ID: <answer-\(number)@mail.example.org>", "Date: Wed, 16 Apr 2025 09:30:00 +0800"],
      TestMail.multipart(parts))
  }

  private static func form(_ name: String = "王建国", _ phone: String = "13800000001") -> Data {
    TinyWorkbook(sheets: [
      TinyWorkbook.Sheet(
        "名单",
        [
          ["已外派参与工程项目人员汇总"], ["姓名", "联系方式", "企业名称", "所在领域", "当前所在地", "拟申请级别"],
          [name, phone, "江海路桥集团有限公司", "土木工程类", "缅甸", "专业工程会员"],
        ])
    ]).bytes()
  }

  /// Each mail that a person sent is answered once: the first, what came again, and what brought the scan.
  @Test func whatComesAgainIsAnsweredOnceByAnotherMail() async throws {
    try await RunningIntake.run { intake in
      let form = TestMail.attachment("附件3.xlsx", Self.form())
      let first = Self.mail(1, [form])
      try await intake.take(first, "1")
      // The same mail on another way, and an upload, which is answered as it is made.
      try await intake.take(first, "2")
      _ = try await intake.upload([("附件3.xlsx", Self.form())], unit: Self.unit)
      #expect(try await intake.receipts().count == 1)

      try await intake.take(Self.mail(3, [form, TestMail.attachment("盖章.pdf", TestMail.pdf)]), "3")
      try await intake.take(Self.mail(4, [form]), "4")
      let receipts = try await intake.receipts()
      #expect(receipts.count == 3 && Set(receipts.map(\.id)).count == 3)
      #expect(Set(receipts.map(\.submissionID)).count == 1, "they speak of one submission")
      #expect(receipts[0].body.contains("缺少盖章扫描件"))
      #expect(receipts[1].body.contains("完全相同") && receipts[1].body.contains("盖章扫描件已登记，此前报送的候选人不再缺少扫描件。"))
      #expect(receipts[1].body.contains("候选人已提交初筛") && !receipts[1].body.contains("缺少盖章扫描件（"))
      #expect(receipts[2].body.contains("完全相同") && !receipts[2].body.contains("已登记"))
      #expect(receipts.dropFirst().allSatisfy { $0.attachments.isEmpty })
    }
  }

  @Test func workbooksThatAreTooLargeForAMailStayAndAreSaid() async throws {
    try await RunningIntake.run(maximumAttachments: 2_500) { intake in
      try await intake.take(
        Self.mail(
          1,
          [
            TestMail.attachment("1.xlsx", Self.form()),
            TestMail.attachment("2.xlsx", Self.form("李慧敏", "13800000002")),
            TestMail.attachment("盖章.pdf", TestMail.pdf),
          ]), "1")
      let receipt = try #require(try await intake.receipts().first)
      let sizes = receipt.attachments.map(\.bytes)
      #expect(receipt.attachments.map(\.name) == ["1（处理结果）.xlsx"], "\(sizes)")
      #expect(receipt.body.contains("附回贵单位的表格：") && receipt.body.contains("“2.xlsx”没有附回：标注后的文件超过邮件附件的上限"))
    }
  }

  /// Anybody can write a unit's name: what is known of its people is no stranger's to find out, row by row.
  @Test func whoMayBeAStrangerIsToldNothingOfWhoIsKnown() async throws {
    try await RunningIntake.run { intake in
      let pdf = TestMail.attachment("盖章.pdf", TestMail.pdf)
      try await intake.take(Self.mail(1, [TestMail.attachment("附件3.xlsx", Self.form()), pdf]), "1")
      var guess = Self.mail(2, [TestMail.attachment("名单.xlsx", Self.form("王建国", "13800000009")), pdf])
      guess.replaceSubrange(
        try #require(guess.range(of: Data("office@jianghai".utf8))), with: Data("stranger@else".utf8))
      try await intake.take(guess, "2")
      let receipt = try #require(try await intake.receipts().last)
      #expect(receipt.body.contains("表中共有 1 人") && receipt.body.contains("秘书处核定后"))
      for known in ["13800000001", "更新", "未变化", "更正：", "待核对"] { #expect(!receipt.body.contains(known), "\(known)") }
      let id = try #require(receipt.submissionID)
      let path = intake.folder + "/returned.xlsx"
      try (try await intake.get("/submissions/\(id)/returned/1")).body.write(to: URL(filePath: path))
      #expect(try Self.texts(path, row: 3).suffix(2) == ["待核定", "推荐单位核定后处理"])
    }
  }

  @Test func twoFilesOfOneNameAreToldApart() async throws {
    try await RunningIntake.run { intake in
      try await intake.take(
        Self.mail(
          1,
          [
            TestMail.attachment("附件3.xlsx", Self.form()),
            TestMail.attachment("附件3.xlsx", Self.form("李慧敏", "1380000")),
            TestMail.attachment("附件3.xlsx", Self.form()),
            TestMail.attachment("盖章.pdf", TestMail.pdf),
          ]), "1")
      let receipt = try #require(try await intake.receipts().first)
      #expect(receipt.body.contains("表中共有 2 人：受理 1 人，未受理 1 人。有 1 行需要核对"), "the third is the first once more")
      #expect(receipt.body.contains("1. 工作表“附件3（2）.xlsx：名单”第 3 行 B 列（未受理）：手机号码“1380000”不完整或有误"))
      #expect(receipt.attachments.map(\.name) == ["附件3（处理结果）.xlsx", "附件3（2）（处理结果）.xlsx"])
      let id = try #require(receipt.submissionID)
      var verdicts: [String] = []
      for number in 1...2 {
        let file = try await intake.get("/submissions/\(id)/returned/\(number)")
        let path = intake.folder + "/\(number).xlsx"
        try file.body.write(to: URL(filePath: path))
        verdicts.append(try Self.texts(path, row: 3).dropFirst(6).first ?? "")
      }
      #expect(verdicts == ["已受理", "未受理"])
    }
  }

  /// Later deliveries of one file are inputs of their own, and the same delivery again is the same one.
  @Test func deliveriesOfOneFileAreToldApart() {
    func delivery(_ message: String, scan: Bool = false, at time: Int64 = 5) -> Delivery {
      var files = [ReceivedFile(name: "附件3.xlsx", blob: Blob(sha256: "ab", bytes: 1), role: .workbook)]
      if scan { files.append(ReceivedFile(name: "盖章.pdf", blob: Blob(sha256: "cd", bytes: 1), role: .scan)) }
      return Delivery(
        channel: .mail, receivedAt: .init(milliseconds: time), unit: Self.unit, campaign: nil, messageID: message,
        files: files)
    }
    let all = [delivery("a"), delivery("b"), delivery("a", scan: true), delivery("a", at: 6)]
    #expect(Set(all.map(\.key)).count == 1 && Set(all.map(\.identity)).count == 4)
    #expect(delivery("a").identity == delivery("a").identity)
  }

  /// An older workbook is returned as what was made of it to be read.
  @Test(.timeLimit(.minutes(3)), arguments: ["ods", "xls"])
  func aConvertedWorkbookComesBack(format: String) async throws {
    try #require(
      WorkbookConverter.detect(.init(), logger: nil) != nil,
      "deploy/bootstrap --tests installs LibreOffice and bubblewrap")
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let saved = try await CommandRun.run(
      URL(filePath: "/usr/bin/env"),
      [
        "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", format, "--outdir",
        folder, try Fixture.path("03-with-errors.xlsx"),
      ])
    try #require(saved.status == 0, "\(saved.errors)")
    let content = try Data(contentsOf: URL(filePath: "\(folder)/03-with-errors.\(format)"))
    try await RunningIntake.run(conversion: .init()) { intake in
      try await intake.take(
        Self.mail(
          1,
          [TestMail.attachment("推荐表.\(format)", content), TestMail.attachment("盖章.pdf", TestMail.pdf)],
          subject: "评价（2025）+滨城市工程师协会"), "1")
      let receipt = try #require(try await intake.receipts().first)
      #expect(receipt.attachments.map(\.name) == ["推荐表（处理结果）.xlsx"])
      #expect(receipt.body.contains("“推荐表.\(format)”已转换为 .xlsx 格式后附回"))
      let id = try #require(receipt.submissionID)
      let path = intake.folder + "/returned.xlsx"
      try (try await intake.get("/submissions/\(id)/returned/1")).body.write(to: URL(filePath: path))
      let reading = FormReader.read([("f", path)])
      #expect(reading.faults.isEmpty && Array(reading.engineers).count == 2 && reading.rowErrors.count == 6)
      #expect(try Self.texts(path, row: 8).contains("未受理") && Self.texts(path, row: 12).contains("已受理"))
    }
  }

  private static func texts(_ path: String, row number: Int) throws -> [String] {
    let workbook = try WorkbookReader(path: path)
    let box = Box()
    try workbook.rows(of: workbook.sheets[0]) { (row) throws(WorkbookFault) in
      if row.number == number { box.texts = row.cells.map(\.text) }
    }
    return box.texts
  }

  private final class Box {
    var texts: [String] = []
  }
}
