import AccordTesting
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

/// Mails with files that are made to do harm, at an intake that runs: who sent one in good faith is told what is wrong with it.
struct HostileReceiptTests {
  private struct File: Decodable {
    var name: String
    var code: String?
    var engineers: Int?
  }

  /// Built without optimisation these take more than a few seconds each; `HostileCorpusTests` reads them.
  private static let slow: Set = [
    "strings-4000000.xlsx", "rows-1000000.xlsx", "rows-1000000-empty.xlsx", "cells-6000000.xlsx",
    "merges-over-one-another.xlsx", "enterprises-20000-that-do-not-match.xlsx", "projects-20000-of-one-enterprise.xlsx",
    "junk-20000-rows.xlsx", "namesakes-50000.xlsx",
  ]

  /// What is wrong, and what to do, as the unit has to read it.
  private static let words = [
    "archiveTooLarge": ["解压后的内容过大", "请新建工作簿，只粘贴附件3的内容"],
    "forbiddenPath": ["不允许的路径或链接", "请用 Excel 或 WPS 打开后另存为 .xlsx 再提交"],
    "brokenArchive": ["已损坏或不完整", "请确认能用 Excel 或 WPS 打开原文件"],
    "encrypted": ["设有打开密码", "取消密码，另存为 .xlsx 后重新提交"],
    "notAWorkbook": ["不是 Excel 工作簿", "请用 Excel 或 WPS 打开附件3"],
    "legacyFormat": ["格式", "类型选“Excel 工作簿（.xlsx）”"],
    "forbiddenXML": ["不允许的 XML 声明", "请用 Excel 或 WPS 打开后另存为 .xlsx 再提交"],
    "brokenXML": ["工作簿内容已损坏", "请用 Excel 或 WPS 打开并修复"],
    "tooManySheets": ["工作表超过", "请只保留附件3及其另附表"],
    "tooManyColumns": ["列超过", "请只保留附件3的内容"],
    "tooManyCells": ["单元格超过", "请只保留附件3的内容"],
    "cellTooLong": ["超过 32767 字", "请缩短该单元格的内容"],
  ]

  /// What an attachment is, is looked at before it is read as a workbook: archives are told apart further, and a PDF is a scan.
  private static let wordsOfAttachments = [
    "bomb-of-archives.xlsx": ["bomb-of-archives.xlsx：压缩包内还有压缩包", "请直接附上附件3的 Excel 文件"],
    "document.xlsx": ["邮件中没有附件3的 Excel 文件", "请附上填写好的 .xlsx 文件（扫描件不能代替）"],
  ]

  @Test(.timeLimit(.minutes(5))) func eachIsAnsweredOnceWithWhatIsWrongAndWhatToDo() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/make-hostile-workbooks.py")
    let made = try await CommandRun.run(URL(filePath: "/usr/bin/env"), ["python3", script.path(), folder.path()])
    try #require(made.status == 0, "\(made.errors)")
    let files = try made.output.split(separator: "\n").map { try JSONDecoder().decode(File.self, from: Data($0.utf8)) }
      .filter { !Self.slow.contains($0.name) }
    #expect(files.count > 60)
    try await RunningIntake.run(maximumUpload: 64 << 20) { intake in
      for (number, file) in files.enumerated() {
        let content = try Data(contentsOf: folder.appending(path: file.name))
        try await intake.take(
          TestMail.mail(
            "评价（2025）+江海省工程师学会", headers: ["Message-ID: <hostile-\(number)@mail.example.org>"],
            TestMail.multipart([
              TestMail.attachment(file.name, content), TestMail.attachment("盖章.pdf", TestMail.pdf),
            ])), "\(number).\(file.name)")
      }
      let receipts = try await intake.receipts()
      #expect(receipts.count == files.count)
      #expect(Set(receipts.compactMap(\.submissionID)).count == files.count, "one each")
      let store = try StateStore(readingURL: "sqlite://\(intake.folder)/data/intake.db")
      for (file, receipt) in zip(files, receipts) {
        let id = try #require(receipt.submissionID)
        let rows = try store.read { try RowTable(transaction: $0).list(of: id) }
        #expect(rows.count == file.engineers ?? 0, "\(file.name): nobody is invented, nobody lost")
        #expect(try intake.submission(id).candidates <= file.engineers ?? 0, "\(file.name)")
        #expect(receipt.body.hasPrefix("江海省工程师学会：\n\n贵单位"), "\(file.name)")
        if let code = file.code {
          let words =
            Self.wordsOfAttachments[file.name]
            ?? ["\n\(file.name)："] + (Self.words[code] ?? ["words for \(code) are missing"])
          for word in words { #expect(receipt.body.contains(word), "\(file.name): \(receipt.body)") }
          #expect(!receipt.body.contains("已提交初筛") && !receipt.body.contains(".eml"), "\(file.name)")
        }
      }
      // Of those that can be read all name the same person, but for the crowd of namesakes, of whom so many are taken.
      let people = try store.read { try IntakeQueries.listCandidates(.init(limit: 1000), $0) }.candidates
      #expect(Set(people.map(\.name)) == ["王建国"] && people.count == 1 + AlikeCrowd.most)
    }
  }
}
