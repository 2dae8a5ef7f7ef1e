import CloudEvents
import Foundation
import Testing

@testable import IntakeService

/// Mails as programs and people make them, and what is taken out of them.
struct MailDeliveryTests {
  private static let unit = "江海省工程师学会"
  private static let subject = "评价（2025）+江海省工程师学会"
  private static let arrival = Timestamp(milliseconds: 1_745_000_000_000)

  static func delivery(
    _ mail: Data, maximumBytes: Int = 40 << 20, limits: WorkbookLimits = WorkbookLimits(), arrival: Timestamp = arrival
  ) throws -> Delivery {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let blobs = try BlobStore(folder: folder)
    let writer = try blobs.writer()
    try writer.write(mail)
    return try MailIntake(blobs: blobs, maximumBytes: maximumBytes, limits: limits)
      .delivery(of: try writer.finish(), name: "m.eml", receivedAt: arrival, channel: .mail)
  }

  /// `name:role`, without the mail itself.
  private static func files(_ delivery: Delivery) -> [String] {
    delivery.files.filter { $0.role != .mail }.map { "\($0.name):\($0.role.rawValue)" }
  }

  private static func form() throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("01-one-sheet.xlsx")))
  }

  private static func formSHA256() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try BlobStore(folder: folder).keep(try Fixture.path("01-one-sheet.xlsx")).sha256
  }

  // MARK: Subjects and names

  @Test(arguments: [
    "=?gb18030?B?xsC826OoMjAyNaOpK72tuqPKobmks8zKptGnu+E=?=",
    "=?GBK?Q?=C6=C0=BC=DB=A3=A82025=A3=A9+=BD=AD=BA=A3=CA=A1=B9=A4=B3=CC=CA=A6=D1=A7=BB=E1?=",
    // A character that is cut in two by the end of an encoded word.
    "=?utf-8?B?6K+E5Lu377w=?=\r\n =?utf-8?B?iDIwMjXvvIkr5rGf5rW355yB5bel56iL5biI5a2m5Lya?=",
    "=?gbk?B?xsC826M=?= =?gbk?B?qDIwMjWjqSu9rbqjyqG5pLPMyqbRp7vh?=",
    "=?gb2312?B?xsC826OoMjAyNaOpK72tuqPKobmks8zKptGnu+E=?=",
    "=?UTF-8?q?=E8=AF=84=E4=BB=B7=EF=BC=882025=EF=BC=89?= +=?gbk?B?va26o8qhuaSzzMqm0ae74Q==?=",
  ])
  func encodedSubjectsAreRead(subject: String) throws {
    let delivery = try Self.delivery(
      TestMail.mail(rawSubject: Data(subject.utf8), TestMail.attachment("a.xlsx", try Self.form())))
    #expect(delivery.unit == Self.unit && delivery.campaign == 2025)
  }

  @Test(arguments: [
    TestMail.bytes(hex: "c6c0bcdba3a832303235a3a92bbdadbaa3caa1b9a4b3cccaa6d1a7bbe1"), Data(subject.utf8),
  ])
  func subjectsWithRawBytesAreRead(subject: Data) throws {
    let delivery = try Self.delivery(
      TestMail.mail(rawSubject: subject, TestMail.attachment("a.xlsx", try Self.form())))
    #expect(delivery.unit == Self.unit && delivery.campaign == 2025)
  }

  @Test(arguments: [
    ("filename*=gbk''%B8%BD%BC%FE3.xlsx", "附件3.xlsx"),
    ("filename*0*=utf-8''%E9%99%84; filename*1*=%E4%BB%B6; filename*2=\"3.xlsx\"", "附件3.xlsx"),
    ("filename=\"=?gbk?B?uL28/jMueGxzeA==?=\"", "附件3.xlsx"), ("filename=\"=?utf-8?B?6ZmE5Lu2My54bHN4?=\"", "附件3.xlsx"),
    ("filename=\"../../etc/附件3.xlsx\"", "附件3.xlsx"), ("filename=\"/etc/passwd/附件3.xlsx\"", "附件3.xlsx"),
    ("filename=\"C:\\\\Users\\\\a\\\\附件3.xlsx\"", "附件3.xlsx"), ("filename=\"..\"", "附件1"), ("filename=\"\"", "附件1"),
    ("x=y", "附件1"), ("filename*=utf-8''a%0D%0Ab.xlsx", "ab.xlsx"), ("filename=\"  附件3.xlsx \"", "附件3.xlsx"),
  ])
  func namesAreShownAndNeverPaths(disposition: String, name: String) throws {
    let mail = TestMail.mail(
      Self.subject,
      TestMail.part(
        [
          "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "Content-Disposition: attachment; \(disposition)",
        ], try Self.form()))
    #expect(try Self.files(Self.delivery(mail)) == ["\(name):workbook"])
  }

  @Test func namesOfRawGBKAndWithNULAndOf300CharactersAreRead() throws {
    let disposition = Data("Content-Disposition: attachment; filename=\"".utf8)
    let tail = Data("\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\(TestMail.base64(try Self.form()))\r\n".utf8)
    func names(_ name: Data) throws -> [String] {
      try Self.files(
        Self.delivery(
          TestMail.mail(Self.subject, Data("Content-Type: application/zip\r\n".utf8) + disposition + name + tail)))
    }
    #expect(try names(TestMail.bytes(hex: "b8bdbcfe332e786c7378")) == ["附件3.xlsx:workbook"])
    let long = try names(Data((String(repeating: "长", count: 300) + ".xlsx").utf8))
    #expect(long.count == 1 && long[0].hasSuffix("….xlsx:workbook") && long[0].count < 140)
    // What stands before the NUL is the name, or none.
    let cut = try Self.files(
      Self.delivery(
        TestMail.mail(
          Self.subject,
          TestMail.part(
            ["Content-Type: application/zip", "Content-Disposition: attachment; filename*=utf-8''a%00b.xlsx"],
            try Self.form()))))
    #expect(cut.count == 1 && cut[0].hasSuffix(":workbook") && !cut[0].contains("\0"))
  }

  @Test func twoFilesOfOneNameAreToldApart() throws {
    let delivery = try Self.delivery(
      TestMail.mail(
        Self.subject,
        TestMail.multipart([
          TestMail.attachment("附件3.xlsx", try Self.form()), TestMail.attachment("附件3.xlsx", try Self.form()),
          TestMail.attachment("附件3.xlsx", TestMail.pdf),
        ])))
    #expect(Self.files(delivery) == ["附件3.xlsx:workbook", "附件3（2）.xlsx:workbook", "附件3（3）.xlsx:scan"])
  }

  // MARK: Structures

  @Test func partsAreFoundAtAnyDepthByTheirBytes() throws {
    let body = TestMail.multipart(
      "related",
      [
        TestMail.multipart(
          "alternative", [TestMail.text("请查收"), TestMail.text("<p>请查收<img src=\"cid:logo@x\"></p>", type: "text/html")]),
        TestMail.part(
          ["Content-Type: image/jpeg; name=logo.jpg", "Content-ID: <logo@x>", "Content-Disposition: attachment"],
          TestMail.jpeg(bytes: 9_000)),
      ])
    let delivery = try Self.delivery(
      TestMail.mail(
        Self.subject,
        TestMail.multipart([
          body, TestMail.attachment("表.dat", try Self.form(), type: "text/plain"),
          TestMail.attachment("章.txt", TestMail.pdf, type: "application/octet-stream"),
        ])))
    #expect(Self.files(delivery) == ["表.dat:workbook", "章.txt:scan"], "the logo is shown in the text and no scan")
    #expect(delivery.faults.isEmpty)
  }

  @Test func aPictureInTheTextIsAScanWhereItIsAsLargeAsAPage() throws {
    for (bytes, isScan) in [(FileRole.smallPicture - 1, false), (FileRole.smallPicture, true)] {
      let delivery = try Self.delivery(
        TestMail.mail(
          Self.subject,
          TestMail.multipart([
            TestMail.attachment("a.xlsx", try Self.form()),
            TestMail.part(
              ["Content-Type: image/jpeg", "Content-Disposition: inline; filename=\"IMG_1.jpg\""],
              TestMail.jpeg(bytes: bytes)),
          ])))
      #expect(delivery.hasScan == isScan)
    }
    // One that is attached is a scan of any size.
    let attached = TestMail.mail(
      Self.subject, TestMail.attachment("章.jpg", TestMail.jpeg(bytes: 2_000), type: "image/jpeg"))
    #expect(try Self.delivery(attached).hasScan)
  }

  @Test func aForwardedMailsSubjectCountsWhereTheOuterOneNamesNoUnit() throws {
    let inner = TestMail.mail(
      Self.subject, from: "inner@jianghai.example.org",
      TestMail.multipart([TestMail.attachment("附件3.xlsx", try Self.form()), TestMail.attachment("章.pdf", TestMail.pdf)])
    )
    let wrapped = Data("Content-Type: message/rfc822\r\n\r\n".utf8) + inner
    // As a part, and as a file that a webmail made of it.
    let asFile = TestMail.attachment("评价.eml", inner)
    for part in [wrapped, asFile] {
      let delivery = try Self.delivery(
        TestMail.mail("转发：请查收", from: "Outer@Jianghai.example.org", TestMail.multipart([TestMail.text("见附件"), part])))
      #expect(delivery.unit == Self.unit && delivery.campaign == 2025)
      #expect(delivery.sender == "outer@jianghai.example.org")
      #expect(delivery.replyTo?.address == "Outer@Jianghai.example.org")
      #expect(Self.files(delivery) == ["附件3.xlsx:workbook", "章.pdf:scan"])
      #expect(delivery.asideReason(knowsSender: false) == nil)
    }
    let named = try Self.delivery(TestMail.mail("评价（2025）+滨城市工程师协会", TestMail.multipart([wrapped])))
    #expect(named.unit == "滨城市工程师协会", "the outer subject goes before the inner one")
  }

  @Test func whatPostOfficesDoToPartsIsBorne() throws {
    let form = try Self.form()
    let junk = TestMail.base64(form).split(separator: "\r\n").enumerated()
      .map { $0 % 3 == 0 ? "\($1)\r\n!! ---- \r\n" : "\($1)\r\n" }.joined()
    let encoded = form.map { byte in
      "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    let quoted = stride(from: 0, to: encoded.count, by: 24)
      .map { encoded[$0..<min($0 + 24, encoded.count)].joined() }.joined(separator: "=\r\n")
    func part(_ encoding: String, _ body: String) -> Data {
      Data(
        ("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"a.xlsx\"\r\n"
          + "Content-Transfer-Encoding: \(encoding)\r\n\r\n" + body).utf8)
    }
    let sha256 = try Self.formSHA256()
    for (encoding, body) in [("base64", junk), ("quoted-printable", quoted)] {
      let delivery = try Self.delivery(TestMail.mail(Self.subject, TestMail.multipart([part(encoding, body)])))
      #expect(delivery.workbooks.map(\.blob.sha256) == [sha256], "\(encoding)")
    }
    // The end of the mail is missing.
    let open = TestMail.multipart([TestMail.attachment("a.xlsx", form)], isClosed: false)
    #expect(try Self.delivery(TestMail.mail(Self.subject, open)).workbooks.map(\.blob.sha256) == [sha256])
    // Signed, with the parts to be seen.
    let signed = TestMail.multipart(
      "signed",
      [
        TestMail.multipart([TestMail.text("请查收"), TestMail.attachment("a.xlsx", form)]),
        TestMail.attachment("smime.p7s", Data([0x30, 0x80, 6, 9]), type: "application/pkcs7-signature"),
      ], parameters: "; protocol=\"application/pkcs7-signature\"; micalg=sha-256")
    let delivery = try Self.delivery(TestMail.mail(Self.subject, signed))
    #expect(Self.files(delivery) == ["a.xlsx:workbook"] && delivery.faults.isEmpty)
  }

  @Test func anEmptyWorkbookIsToldOfAsAWorkbook() throws {
    let delivery = try Self.delivery(TestMail.mail(Self.subject, TestMail.attachment("附件3.xlsx", Data())))
    #expect(Self.files(delivery) == ["附件3.xlsx:workbook"])
  }

  // MARK: Archives and packings

  @Test func zipArchivesAreReadAsIfTheirFilesWereAttached() throws {
    let packed = StoredZip.bytes([
      ("报送/附件3.xlsx", try Self.form()), ("报送/盖章.pdf", TestMail.pdf), ("__MACOSX/._附件3.xlsx", Data([0])),
      ("报送/~$附件3.xlsx", Data([0])), ("报送/.DS_Store", Data([0])),
    ])
    let delivery = try Self.delivery(TestMail.mail(Self.subject, TestMail.attachment("报送材料.zip", packed)))
    #expect(Self.files(delivery) == ["附件3.xlsx:workbook", "盖章.pdf:scan"] && delivery.faults.isEmpty)
    #expect(try delivery.workbooks.map(\.blob.sha256) == [Self.formSHA256()])
  }

  /// Where a zip archive's list of members begins, the last of them where members are archives themselves.
  private func directory(of archive: Data) -> Int? {
    archive.range(of: Data([0x50, 0x4B, 1, 2]), options: .backwards)?.lowerBound
  }

  @Test func namesInZipArchivesMayBeOfChineseWindows() throws {
    // The name's bytes are exchanged for GBK of the same length, and the mark for UTF-8 is taken away.
    var packed = StoredZip.bytes([("12345678.xlsx", try Self.form())])
    let name = TestMail.bytes(hex: "cdc6bcf6b1edb5a5")
    for _ in 0..<2 {
      if let range = packed.range(of: Data("12345678".utf8)) { packed.replaceSubrange(range, with: name) }
    }
    packed[7] = 0
    if let start = directory(of: packed) { packed[start + 9] = 0 }
    let delivery = try Self.delivery(TestMail.mail(Self.subject, TestMail.attachment("a.zip", packed)))
    #expect(Self.files(delivery) == ["推荐表单.xlsx:workbook"])
  }

  @Test func archivesThatAreNotReadAreToldOf() throws {
    let form = try Self.form()
    var locked = StoredZip.bytes([("a.xlsx", form)])
    locked[6] |= 1
    if let start = directory(of: locked) { locked[start + 8] |= 1 }
    let inner = StoredZip.bytes([("a.xlsx", form)])
    var small = WorkbookLimits()
    small.unpackedBytes = 1_000
    let cases: [(String, Data, String, WorkbookLimits)] = [
      ("a.zip", locked, "encrypted", WorkbookLimits()),
      ("a.zip", StoredZip.bytes([("b.zip", inner)]), "nestedArchive", WorkbookLimits()),
      ("a.zip", StoredZip.bytes([("../../etc/cron.d/a.xlsx", form)]), "forbiddenPath", WorkbookLimits()),
      ("a.zip", StoredZip.bytes([("/etc/a.xlsx", form)]), "forbiddenPath", WorkbookLimits()),
      ("a.zip", StoredZip.bytes([("a.xlsx", form)]), "archiveTooLarge", small),
      ("a.zip", StoredZip.bytes((0..<60).map { ("\($0).xlsx", Data([1])) }), "archiveTooLarge", WorkbookLimits()),
      ("a.rar", Data("Rar!\u{1A}\u{7}".utf8), "foreignArchive", WorkbookLimits()),
      ("a.zip", Data([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), "foreignArchive", WorkbookLimits()),
      ("winmail.dat", Data([0x78, 0x9F, 0x3E, 0x22, 1, 0]), "winmail", WorkbookLimits()),
      ("x.bin", Data([0x78, 0x9F, 0x3E, 0x22, 1, 0]), "winmail", WorkbookLimits()),
    ]
    for (name, content, code, limits) in cases {
      let delivery = try Self.delivery(
        TestMail.mail(Self.subject, TestMail.attachment(name, content)), limits: limits)
      #expect(delivery.faults.map(\.code) == [code], "\(name)")
      #expect(delivery.faults[0].file == name && delivery.faults[0].message.contains("请"))
      #expect(delivery.workbooks.isEmpty && delivery.asideReason(knowsSender: false) == nil)
    }
    let sealed = TestMail.mail(
      Self.subject, TestMail.attachment("smime.p7m", Data([0x30, 0x80]), type: "application/pkcs7-mime"))
    #expect(try Self.delivery(sealed).faults.map(\.code) == ["sealedMail"])
    // A real workbook beside it is read all the same.
    let both = TestMail.multipart([
      TestMail.attachment("a.rar", Data("Rar!\u{1A}\u{7}".utf8)), TestMail.attachment("a.xlsx", form),
    ])
    let delivery = try Self.delivery(TestMail.mail(Self.subject, both))
    #expect(Self.files(delivery) == ["a.xlsx:workbook"] && delivery.faults.map(\.code) == ["foreignArchive"])
  }

  @Test func aMailThatIsTooLargeIsAnsweredToItsSender() throws {
    let mail = TestMail.mail(Self.subject, TestMail.attachment("章.jpg", TestMail.jpeg(bytes: 3 << 20)))
    let delivery = try Self.delivery(mail, maximumBytes: 1 << 20)
    #expect(delivery.faults.map(\.code) == ["mailTooLarge"])
    #expect(delivery.unit == Self.unit && delivery.replyTo?.address == "office@jianghai.example.org")
    #expect(delivery.asideReason(knowsSender: false) == nil)
  }

  // MARK: Time

  /// What counts is when the mail was received, and not what its sender's clock says.
  @Test(arguments: [
    (["Date: Fri, 1 Jan 2099 00:00:00 +0800"], "2025-04-18T18:13:20Z"), ([], "2025-04-18T18:13:20Z"),
    (["Date: nonsense"], "2025-04-18T18:13:20Z"),
    (
      [
        "Received: from a by mx.example.org; Fri, 18 Apr 2025 10:00:00 +0800",
        "Date: Tue, 1 Apr 2025 00:00:00 +0800",
      ], "2025-04-18T02:00:00Z"
    ),
    // A server's clock is never ahead of ours.
    (["Received: from a by mx.example.org; Fri, 18 Apr 2031 10:00:00 +0800"], "2025-04-18T18:13:20Z"),
    (["Date: Wed, 16 Apr 2025 09:30:00 +0800"], "2025-04-16T01:30:00Z"),
  ])
  func theTimeOfReceiptCounts(headers: [String], receivedAt: String) throws {
    let mail = TestMail.mail(Self.subject, headers: headers, TestMail.attachment("a.xlsx", try Self.form()))
    #expect(try Self.delivery(mail).receivedAt == Timestamp(rfc3339: receivedAt))
  }

  // MARK: No submission

  @Test func whatIsNoSubmissionIsTold() throws {
    let form = try Self.form()
    func reason(
      _ subject: String, headers: [String] = [], _ entity: Data = TestMail.text("您好"), knowsSender: Bool = false,
      from: String = "a@example.org"
    ) throws -> String? {
      try Self.delivery(TestMail.mail(subject, headers: headers, from: from, entity))
        .asideReason(knowsSender: knowsSender)?.rawValue
    }
    let scan = TestMail.attachment("发票.pdf", TestMail.pdf)
    #expect(try reason("会议通知") == "noSubmission")
    #expect(try reason("发票", scan) == "noSubmission")
    #expect(try reason("补发盖章件", scan, knowsSender: true) == nil, "the address tells whose scan it is")
    #expect(try reason("材料", TestMail.attachment("a.xlsx", form)) == nil)
    #expect(try reason(Self.subject) == nil, "the files were forgotten: its unit is told so")
    #expect(try reason("回复：回执：" + Self.subject) == "reply")
    #expect(try reason(Self.subject, headers: ["In-Reply-To: <x@accord>"]) == "reply")
    #expect(try reason("回复：回执：" + Self.subject, scan) == nil)
    #expect(try reason("自动回复：回执：" + Self.subject) == "automatic")
    #expect(try reason("外出", headers: ["Auto-Submitted: auto-replied"]) == "automatic")
    // A returned receipt with the unit's own workbook is no submission of it.
    let returned = TestMail.multipart(
      "report",
      [
        TestMail.text("550"),
        Data("Content-Type: message/rfc822\r\n\r\n".utf8)
          + TestMail.mail("回执：" + Self.subject, TestMail.attachment("a.xlsx", form)),
      ])
    #expect(try reason("Undelivered Mail", returned) == "automatic")
    #expect(try reason("failure", returned, from: "MAILER-DAEMON@mx.example.org") == "automatic")
    // What a system sends for somebody is a submission.
    #expect(
      try reason(Self.subject, headers: ["Auto-Submitted: auto-generated"], TestMail.attachment("a.xlsx", form)) == nil)
    #expect(try Self.delivery(Data("不是邮件".utf8)).asideReason(knowsSender: false) == .broken)
  }
}
