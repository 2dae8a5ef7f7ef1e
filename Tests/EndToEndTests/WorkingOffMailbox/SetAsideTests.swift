import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@testable import OperatorTools

/// Mails that are no submission, and one that an officer says is one.
struct SetAsideTests {
  private static let fixtures = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures")

  private static func mail(
    _ subject: String, from: String, id: String, received: String? = nil, file: (name: String, content: Data)? = nil
  ) -> Data {
    var lines = ["From: \(from)", "Message-ID: <\(id)@units.example.org>", "MIME-Version: 1.0"]
    if let received { lines.insert("Received: from a by mx.example.org; \(received)", at: 0) }
    lines.append("Subject: =?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=")
    if let file {
      lines += [
        "Content-Type: application/octet-stream", "Content-Disposition: attachment; filename=\"\(file.name)\"",
        "Content-Transfer-Encoding: base64", "", file.content.base64EncodedString(options: .lineLength76Characters), "",
      ]
    } else {
      lines += ["", "text", ""]
    }
    return Data(lines.joined(separator: "\r\n").utf8)
  }

  private func withMailbox(_ body: (Fleet, _ deliver: (Data, String) throws -> Void) async throws -> Void) async throws
  {
    try await withFolder { folder in
      try await withBroker(topics: TestTopics.ofAccord) { broker in
        let maildir = folder.appending(path: "eca").path()
        let intake = try ServiceUnderTest(.intake, broker: broker, in: folder, ["--maildir", maildir])
        do {
          try await intake.untilReady()
          let fleet = Fleet(bootstrapServers: broker, folder: folder, services: [intake])
          try await body(fleet) { mail, name in
            try mail.write(to: URL(filePath: "\(maildir)/tmp/\(name)"))
            try FileManager.default.moveItem(atPath: "\(maildir)/tmp/\(name)", toPath: "\(maildir)/new/\(name)")
          }
        } catch {
          await intake.program.clear()
          throw error
        }
        await intake.program.clear()
      }
    }
  }

  private func call<Method: RPCMethod>(
    _ method: Method.Type, _ request: Method.Request, of fleet: Fleet
  ) async throws -> Method.Response {
    let text = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let answer = try await fleet.ctl("call", Method.fullName, "-d", text)
    try #require(answer.status == 0, "\(answer.errors)")
    return try JSONDecoder().decode(Method.Response.self, from: Data(answer.output.utf8))
  }

  @Test(.timeLimit(.minutes(2)))
  func anOfficerTakesAMailInThatWasSetAside() async throws {
    let scan = Data("%PDF-1.4\n".utf8)
    try await withMailbox { fleet, deliver in
      try deliver(
        Self.mail("补充材料", from: "x@units.example.org", id: "s", file: ("章.pdf", scan)), "1.scan")
      try deliver(Self.mail("会议通知", from: "y@units.example.org", id: "n"), "2.news")
      let aside = try await eventually("two mails that were set aside") {
        let mails = try await call(ListSetAside.self, .init(), of: fleet).mails
        return mails.count == 2 ? mails : nil
      }
      #expect(aside.map(\.subject) == ["会议通知", "补充材料"] && aside.allSatisfy { $0.reason == .noSubmission })
      let listed = try await fleet.ctl("mails", "set-aside", "list", "--why", "noSubmission")
      #expect(listed.output.contains("x@units.example.org") && listed.output.contains(aside[1].id))
      #expect(try await call(ListSubmissions.self, .init(), of: fleet).submissions.isEmpty)

      let take = ["mails", "set-aside", "take", aside[1].id, "--officer", "李", "--reason", "来电确认"]
      let taken = try await fleet.ctl(take + ["--unit", "江海省工程师学会"])
      #expect(taken.status == 0, "\(taken.errors)")
      let submission = try await eventually("the submission of the mail") {
        try await call(ListSetAside.self, .init(state: .taken), of: fleet).mails.first?.submissionID
      }
      let view = try await call(GetSubmission.self, .init(id: submission), of: fleet)
      #expect(view.unit == "江海省工程师学会" && view.hasScan)
      // Once is enough: another officer is told so.
      #expect(try await fleet.ctl(take + ["--unit", "别的学会"]).status != 0)
      #expect(
        try await fleet.ctl("mails", "set-aside", "take", "nothing", "--unit", "甲会", "--officer", "李", "--reason", "x")
          .status != 0)

      // The scan that was taken in serves the workbook that follows.
      let workbookOnly = try Data(contentsOf: Self.fixtures.appending(path: "01-one-sheet.xlsx"))
      try deliver(
        Self.mail("评价（2025）+江海省工程师学会", from: "x@units.example.org", id: "w", file: ("a.xlsx", workbookOnly)), "3.form")
      let complete = try await eventually("the workbook's submission") {
        try await call(ListSubmissions.self, .init(incomplete: false), of: fleet).submissions.first {
          $0.candidates > 0
        }
      }
      #expect(complete.hasScan && complete.needs == nil && complete.candidates == 6)
    }
  }

  /// From the second time on the address tells, where mail and form do not.
  @Test(.timeLimit(.minutes(2)))
  func anAddressIsLearntAndCountsWhereNothingElseNamesTheUnit() async throws {
    let fixture = try Data(contentsOf: Self.fixtures.appending(path: "03-with-errors.xlsx"))
    try await withMailbox { fleet, deliver in
      let address = "zhang@units.example.org"
      try deliver(
        Self.mail("评价（2025）+滨城市工程师协会", from: address, id: "1", file: ("a.xlsx", fixture)), "1.form")
      let held = try await eventually("the first submission") {
        try await call(ListSubmissions.self, .init(), of: fleet).submissions.first
      }
      #expect(held.needs == [.scan])
      #expect(try await call(ListUnitAddresses.self, .init(), of: fleet).addresses.map(\.unit) == ["滨城市工程师协会"])
      // Nothing but the address says whose scan this is.
      try deliver(
        Self.mail("盖章件", from: address.uppercased(), id: "2", file: ("章.pdf", Data("%PDF-1.4\n".utf8))), "2.scan")
      let complete = try await eventually("the scan's submission") {
        let view = try await call(GetSubmission.self, .init(id: held.id), of: fleet)
        return view.hasScan ? view : nil
      }
      #expect(complete.needs == nil)
    }
  }

  /// The last second of the last day in the campaign's time zone is in time, the next one late; both are taken.
  @Test(.timeLimit(.minutes(2)))
  func aMailAfterTheDeadlineIsLateAndTaken() async throws {
    let form = try Data(contentsOf: Self.fixtures.appending(path: "01-one-sheet.xlsx"))
    let other = try Data(contentsOf: Self.fixtures.appending(path: "02-attached-table.xlsx"))
    try await withMailbox { fleet, deliver in
      let cases = [
        ("江海省工程师学会", form, "Wed, 30 Apr 2025 23:59:59 +0800", false),
        ("中国水工工程学会", other, "Wed, 30 Apr 2025 16:00:00 +0000", true),
      ]
      for (unit, file, received, _) in cases {
        try deliver(
          Self.mail(
            "评价（2025）+\(unit)", from: "a@units.example.org", id: unit.utf8.count.description + received.prefix(2),
            received: received, file: ("a.xlsx", file)),
          "1.\(unit.hashValue)")
      }
      let views = try await eventually("both submissions") {
        let views = try await call(ListSubmissions.self, .init(), of: fleet).submissions
        return views.count == 2 ? views : nil
      }
      for (unit, _, _, late) in cases {
        let view = try #require(views.first { $0.unit == unit })
        #expect(view.late == late && view.candidates > 0, "\(unit)")
      }
    }
  }
}
