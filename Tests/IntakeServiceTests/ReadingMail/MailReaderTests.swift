import CloudEvents
import Foundation
import Testing

@testable import IntakeService

struct MailReaderTests {
  private func read<Result>(_ path: String, _ body: (MailMessage) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(MailReader.read(path, attachmentsTo: folder))
  }

  private func read<Result>(mail: Data, _ body: (MailMessage) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString).eml")
    try mail.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try read(url.path, body)
  }

  @Test(arguments: [
    ("01-complete.eml", "江海省工程师学会", ["推荐参加工程能力评价人员情况表.xlsx", "推荐表（盖章扫描件）.pdf"], "01-one-sheet.xlsx"),
    ("02-late.eml", "中国水工工程学会", ["附件3.xlsx", "scan.pdf"], "02-attached-table.xlsx"),
    ("03-no-scan-gb18030.eml", "滨城市工程师协会", ["附件3.xlsx"], "03-with-errors.xlsx"),
  ])
  func fixtures(file: String, unit: String, names: [String], workbook: String) throws {
    try read(try Fixture.path(file)) { mail in
      let subject = try #require(SubmissionSubject(mail.subject))
      #expect(subject.campaign == 2025)
      #expect(subject.unit == unit)
      #expect(mail.attachments.map(\.name) == names)
      #expect(mail.messageID == file.replacing(".eml", with: "@mail.example.org"))
      let expected = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path(workbook)))
      #expect(try Data(contentsOf: URL(fileURLWithPath: mail.attachments[0].path)) == expected)
    }
  }

  @Test func receivedHeaderGoesBeforeTheDate() throws {
    let mail = """
      Received: from b (b [10.0.0.1]) by mx.example.org; Wed, 30 Apr 2025 23:59:59 +0800
      Received: from a by b; Wed, 30 Apr 2025 23:00:00 +0800
      From: a@example.org
      Date: Thu, 1 May 2025 09:00:00 +0800
      Subject: x

      text
      """
    let arrival = try #require(Timestamp(rfc3339: "2025-05-02T00:00:00Z"))
    try read(mail: Data(mail.utf8)) {
      #expect($0.cameIn(by: arrival) == Timestamp(rfc3339: "2025-04-30T15:59:59Z"))
    }
    let dated = mail.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Received") }
      .joined(separator: "\n")
    try read(mail: Data(dated.utf8)) {
      #expect($0.receivedAt == nil && $0.cameIn(by: arrival) == Timestamp(rfc3339: "2025-05-01T01:00:00Z"))
    }
  }

  @Test func attachmentsInForwardedAndNestedPartsAreFound() throws {
    let mail = """
      From: a@example.org
      Subject: =?gb18030?B?16q3oqO6xsC826OoMjAyNaOpK7zXu+E=?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=out

      --out
      Content-Type: text/plain

      see below
      --out
      Content-Type: message/rfc822

      From: b@example.org
      Subject: inner
      Content-Type: multipart/mixed; boundary=in

      --in
      Content-Type: application/octet-stream; name="=?utf-8?B?6ZmE5Lu2My54bHN4?="
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      UEsDBA==
      --in
      Content-Type: image/png
      Content-ID: <logo>
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --in
      Content-Type: application/pdf; name="../../x/scan.pdf"
      Content-Disposition: attachment; filename="../../etc/scan.pdf"

      %PDF-1.4
      --in--
      --out--
      """.replacing("\n", with: "\r\n")
    try read(mail: Data(mail.utf8)) { mail in
      #expect(SubmissionSubject(mail.subject)?.unit == "甲会")
      #expect(mail.attachments.map(\.name) == ["附件3.xlsx", "附件2", "scan.pdf"])
      #expect(mail.attachments.map(\.isInline) == [false, true, false])
      let kinds = try mail.attachments.map { try FileKind(path: $0.path) }
      #expect(kinds == [.zip, .image, .pdf])
      let roles = zip(mail.attachments, kinds).map {
        FileRole.role(of: $0, kind: $1)
      }
      #expect(roles == [.workbook, .other, .scan])
    }
  }

  @Test(arguments: ["", "\0\0\0\0", "这不是邮件"])
  func whatIsNoMailIsBroken(text: String) throws {
    #expect(throws: MailFault.broken) { try read(mail: Data(text.utf8)) { _ in } }
  }
}
