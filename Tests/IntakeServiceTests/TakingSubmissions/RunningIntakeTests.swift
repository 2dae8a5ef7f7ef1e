import AccordTesting
import CloudEvents
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

/// The service as a whole: uploads, mails, and both of one workbook.
struct RunningIntakeTests {
  @Test func uploadsAreTakenOnceAndShown() async throws {
    try await RunningIntake.run { intake in
      let first = try await intake.upload(fixture: "03-with-errors.xlsx")
      #expect(first.status == 201)
      let view = try JSON.decode(SubmissionView.self, from: [UInt8](first.body))
      #expect(view.unit == "滨城市工程师协会" && view.candidates == 2 && view.channel == "upload")
      #expect(view.file == "03-with-errors.xlsx")
      #expect(view.rowErrors.map(\.row) == [7, 8, 9, 9, 10, 11])
      #expect(first["duplicate"] == "0" || first["duplicate"] == "false")

      let again = try await intake.upload(fixture: "03-with-errors.xlsx")
      #expect(again.status == 200 && again["id"] == view.id)
      let shown = try await intake.get("/submissions/\(view.id)")
      #expect(shown.status == 200)
      #expect(try JSON.decode(SubmissionView.self, from: [UInt8](shown.body)) == view)
      #expect(try await intake.get("/submissions/nothing").status == 404)

      // The mail that holds the same workbook is the same submission.
      let mail = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("03-no-scan-gb18030.eml")))
      try intake.deliver(mail, as: "1.mail")
      try await intake.awaitMail("1.mail", in: "cur")
      let byUpload = try await intake.upload([("03.eml", mail)])
      #expect(byUpload.status == 200 && byUpload["id"] == view.id)

      // What was sent is kept byte for byte.
      let sent = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("03-with-errors.xlsx")))
      // … once nothing is on its way any more.
      let blobs = try await eventually {
        let all = try FileManager.default.subpathsOfDirectory(atPath: intake.folder + "/data/blobs")
        return all.contains { $0.hasPrefix("incoming/") } ? nil : all
      }
      #expect(blobs.contains { FileManager.default.contents(atPath: "\(intake.folder)/data/blobs/\($0)") == sent })
      #expect(blobs.contains { FileManager.default.contents(atPath: "\(intake.folder)/data/blobs/\($0)") == mail })
    }
  }

  @Test func anUploadIsAnsweredWithItsOwnWorkbook() async throws {
    try await RunningIntake.run { intake in
      let answer = try await intake.upload(fixture: "03-with-errors.xlsx")
      let id = try #require(answer["id"])
      let links = try #require(
        (try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])?["returned"] as? [String])
      #expect(links == ["/submissions/\(id)/returned/1"])
      let file = try await eventually {
        let file = try await intake.get(links[0])
        return file.status == 200 ? file : nil
      }
      let path = intake.folder + "/returned.xlsx"
      try file.body.write(to: URL(filePath: path))
      let sent = FormReader.read([("f.xlsx", try Fixture.path("03-with-errors.xlsx"))])
      let returned = FormReader.read([("f.xlsx", path)])
      #expect(returned.faults.isEmpty && returned.rowErrors == sent.rowErrors)
      #expect(Array(returned.engineers) == Array(sent.engineers))
      let original = try Data(contentsOf: URL(filePath: try Fixture.path("03-with-errors.xlsx")))
      #expect(file.body != original)
      #expect(try await intake.get("/submissions/\(id)/returned/2").status == 404)
      #expect(try await intake.get("/submissions/\(id)/returned/0").status == 404)
      let receipt = try await intake.get("/receipts/receipt-\(id)@accord/files/1")
      #expect(receipt.status == 200 && receipt.body == file.body)
      #expect(try await intake.get("/receipts/receipt-\(id)%40accord/files/1").body == file.body)
      // What it says is kept with the receipt.
      let store = try StateStore(readingURL: "sqlite://\(intake.folder)/data/intake.db")
      let receipts = try store.read { try IntakeQueries.listReceipts(.init(), $0) }.receipts
      #expect(receipts.map(\.attachments).map { $0.map(\.name) } == [["03-with-errors（处理结果）.xlsx"]])
      #expect(receipts[0].body.contains("附回贵单位的表格"))
    }
  }

  @Test(arguments: [
    ("BadInput/scan.xlsx", 415, "notAWorkbook"), ("BadInput/excel-97.xls", 415, "legacyFormat"),
    ("BadInput/encrypted.xlsx", 415, "encrypted"), ("BadInput/broken-zip.xlsx", 422, "brokenArchive"),
    ("BadInput/no-form.xlsx", 422, "formNotFound"), ("BadInput/zip-bomb-declared.xlsx", 422, "archiveTooLarge"),
  ])
  func faultySubmissionsAreAnsweredAndRecorded(file: String, status: Int, code: String) async throws {
    try await RunningIntake.run { intake in
      let answer = try await intake.upload(fixture: file)
      #expect(answer.status == status)
      #expect(answer["code"] == code)
      #expect(answer["message"]?.isEmpty == false)
      let id = try #require(answer["id"])
      #expect(try await intake.get("/submissions/\(id)").status == 200)
    }
  }

  @Test func uploadsThatAreNoFormOrTooLargeAreRefused() async throws {
    try await RunningIntake.run(maximumUpload: 100_000) { intake in
      let large = try await intake.upload([("x.xlsx", Data(repeating: 65, count: 200_000))])
      #expect(large.status == 413 && large["code"] == "fileTooLarge")
      let noForm = try await intake.post(Data("{}".utf8), contentType: "application/json")
      #expect(noForm.status == 415 && noForm["code"] == "notAForm")
      let cut = try await intake.post(Data("--b0\r\nContent".utf8), contentType: "multipart/form-data; boundary=b0")
      #expect(cut.status == 400 && cut["code"] == "malformedForm")
      let empty = try await intake.upload([], unit: "甲会")
      #expect(empty.status == 400 && empty["code"] == "fileMissing")
    }
  }

  @Test func mailsAreTakenAndOthersSetAside() async throws {
    try await RunningIntake.run { intake in
      let complete = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("01-complete.eml")))
      try intake.deliver(Data("不是邮件".utf8), as: "0.broken")
      try intake.deliver(Data("From: a@example.org\r\nSubject: hello\r\n\r\ntext\r\n".utf8), as: "1.other")
      try intake.deliver(complete, as: "2.mail")
      try intake.deliver(complete, as: "3.again")
      try await intake.awaitMail("0.broken", in: ".Aside/cur")
      try await intake.awaitMail("1.other", in: ".Aside/cur")
      try await intake.awaitMail("2.mail", in: "cur")
      try await intake.awaitMail("3.again", in: "cur")
      let shown = try await intake.upload([("01.eml", complete)])
      #expect(shown.status == 200)
      let view = try JSON.decode(SubmissionView.self, from: [UInt8](shown.body))
      #expect(view.channel == "mail" && view.hasScan && !view.late && view.candidates == 6)
      #expect(view.receivedAt == Timestamp(rfc3339: "2025-04-16T01:30:00Z"))
      let broken = try await intake.upload([("x.eml", Data("不是邮件".utf8))])
      #expect(broken["code"] == "brokenMail" && broken.status == 422)
      #expect(try FileManager.default.contentsOfDirectory(atPath: intake.folder + "/mail/new").isEmpty)
    }
  }

  /// The unit forgot the scan and sends it the next day, without the form.
  @Test func aMailWithTheScanAloneCompletesTheSubmissionOfItsUnit() async throws {
    try await RunningIntake.run { intake in
      let form = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("03-no-scan-gb18030.eml")))
      try intake.deliver(form, as: "1.form")
      try await intake.awaitMail("1.form", in: "cur")
      let held = try JSON.decode(SubmissionView.self, from: [UInt8](try await intake.upload([("f.eml", form)]).body))
      #expect(held.needs == [.scan] && held.candidates > 0)

      func scan(from unit: String, by sender: String = "zhangs@bincheng.example.org") -> Data {
        let lines = [
          "From: \(sender)",
          "Subject: =?utf-8?B?\(Data("回复：评价（2025）+\(unit)".utf8).base64EncodedString())?=",
          "Message-ID: <scan-of-\(unit.utf8.count)-by-\(sender)>",
          "MIME-Version: 1.0",
          "Content-Type: application/pdf; name=\"scan.pdf\"",
          "Content-Disposition: attachment; filename=\"scan.pdf\"",
          "Content-Transfer-Encoding: base64", "",
          Data("%PDF-1.4 \(unit)".utf8).base64EncodedString(), "",
        ]
        return Data(lines.joined(separator: "\r\n").utf8)
      }
      try intake.deliver(scan(from: "别的学会", by: "a@example.org"), as: "2.other")
      try await intake.awaitMail("2.other", in: "cur")
      // Nor is the one that a stranger sends under the unit's name.
      try intake.deliver(scan(from: try #require(held.unit), by: "b@example.org"), as: "2.stranger")
      try await intake.awaitMail("2.stranger", in: "cur")
      let waiting = try JSON.decode(
        SubmissionView.self, from: [UInt8](try await intake.get("/submissions/\(held.id)").body))
      #expect(waiting.needs == [.scan])
      try intake.deliver(scan(from: try #require(held.unit)), as: "3.scan")
      try await intake.awaitMail("3.scan", in: "cur")
      let complete = try JSON.decode(
        SubmissionView.self, from: [UInt8](try await intake.get("/submissions/\(held.id)").body))
      #expect(complete.needs == nil && complete.hasScan)
    }
  }

  /// Two files of one submission, the form and the attached table, come in one upload.
  @Test func severalFilesOfOneUploadAreOneSubmission() async throws {
    try await RunningIntake.run { intake in
      let form = TinyWorkbook(sheets: [
        .init(
          "表",
          [
            ["推荐单位：甲会"], ArrangementTests.heads + [ArrangementTests.group],
            ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "另附"],
          ])
      ])
      let people = TinyWorkbook(sheets: [
        .init("人员", [["姓名", "手机", "企业名称", "领域", "级别"], ["王一", "13800000011", "甲公司", "土木", "专业"]])
      ])
      let answer = try await intake.upload([
        ("甲.xlsx", form.bytes()), ("乙.xlsx", people.bytes()), ("扫描件.pdf", Data("%PDF-1.4".utf8)),
      ])
      #expect(answer.status == 201)
      let view = try JSON.decode(SubmissionView.self, from: [UInt8](answer.body))
      #expect(view.candidates == 1 && view.hasScan && view.unit == "甲会" && view.rowErrors.isEmpty)
    }
  }
}
