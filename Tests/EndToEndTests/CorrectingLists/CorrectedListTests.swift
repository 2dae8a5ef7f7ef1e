import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing
import Workbooks

@testable import OperatorTools

extension FleetTests {
  /// A unit corrects its list and takes somebody back; what it says reaches the society, through the real processes.
  struct CorrectedListTests {
    private let hydraulic = ServiceName.society("hydraulic")

    @Test func correctionsAndWithdrawalsReachTheSociety() async throws {
      let fleet = try Fleet.running
      let intake = try fleet(.intake)
      // Nobody else of the suite's shares them.
      // It ends in 1, so that the next number is one digit off.
      let mark = Int.random(in: 100_000...899_999) * 10 + 1
      let first = Engineer(name: "江一帆", phone: "1381\(mark)", years: "6")
      let second = Engineer(name: "周海洋", phone: "1382\(mark)", years: "7")

      let taken = try await upload([first, second], to: intake, fleet)
      #expect(taken.candidates == 2 && taken.rowErrors.isEmpty)
      let people = try await candidates(of: taken, fleet)
      let ids = try [first, second].map { engineer in
        try #require(people.first { $0.name == engineer.name }?.id)
      }
      let cases = try await fleet.topics.payloads(CaseAllocated.self, on: .societyCases("hydraulic"), about: ids)
      _ = try await fleet.topics.payloads(CaseAccepted.self, on: .societyEvents("hydraulic"), about: ids)

      // A phone on the same row is another; a third row is the second one but for one digit.
      var moved = first
      moved.phone = "1391\(mark)"
      var almost = second
      almost.phone = "1382\(mark + 1)"
      let corrected = try await upload([moved, second, almost], to: intake, fleet)
      #expect(corrected.updated == 1 && corrected.unchanged == 1 && corrected.doubtful == 1)
      // An upload may be anybody's: the officer says that it is the unit's.
      #expect(corrected.needs == [.unit])
      let settled = try await fleet.ctl(
        "submissions", "settle-unit", corrected.id, "--unit", "江海省水利学会", "--officer", "op-1", "--reason", "已电话核实")
      #expect(settled.status == 0, "\(settled.errors)")
      let own = try #require(cases.first { $0.candidate.id == ids[0] })
      try await savesTheReceipt(of: corrected, intake, fleet)
      let shown = try await eventually("the new phone at the society") {
        let view = try await view(of: own.caseID, fleet)
        return view.candidate.person.phone == moved.phone ? view : nil
      }
      #expect(shown.candidate.id == ids[0])

      // The pair, side by side; the verdict sends the third one on.
      let listed = try await fleet.ctl("duplicates", "list", "--candidate", ids[1])
      #expect(listed.status == 0 && listed.output.contains(almost.phone) && listed.output.contains("≠ 手机号码"))
      let pair = try #require(listed.output.split(separator: " ").first.map(String.init))
      let decided = try await fleet.ctl(
        "duplicates", "decide", pair, "different", "--officer", "op-1", "--reason", "已电话核实")
      #expect(decided.status == 0 && decided.output.contains("different"), "\(decided.errors)")
      let third = try await candidates(of: corrected, fleet)
      _ = try await fleet.topics.payloads(
        CaseAccepted.self, on: .societyEvents("hydraulic"), about: third.map(\.id))

      let withdrawn = try await fleet.ctl("withdraw", ids[0], "--officer", "op-1", "--reason", "单位来函撤回")
      #expect(withdrawn.status == 0, "\(withdrawn.errors)")
      _ = try await eventually("the withdrawal at the society") {
        try await view(of: own.caseID, fleet).withdrawn == true ? true : nil
      }
      // failedPrecondition
      let refused = try await fleet.ctl(
        "call", "--service", "society-hydraulic", "accord.society.v1.SocietyRouting/Advance", "-d",
        "{\"id\":\"\(own.caseID)\",\"to\":\"application\",\"officer\":\"李\"}")
      #expect(refused.status == 64 + 9 && refused.errors.contains("withdrawn"))
      let again = try await fleet.ctl("withdraw", ids[0], "--officer", "op-1", "--reason", "再次")
      #expect(again.status == 64 + 9)
      // The other one's case is as it was.
      let other = try #require(cases.first { $0.candidate.id == ids[1] })
      #expect(try await view(of: other.caseID, fleet).withdrawn == nil)
    }

    private func savesTheReceipt(of view: SubmissionView, _ intake: ServiceUnderTest, _ fleet: Fleet) async throws {
      let folder = fleet.folder.appending(path: "receipts-\(UUID().uuidString)")
      // The workbook is made within seconds after the upload.
      let saved = try await eventually("the returned workbook") {
        let run = try await fleet.ctl(
          "receipts", "--submission", view.id, "--save", folder.path(), "--intake", intake.address)
        try #require(run.status == 0, "\(run.errors)")
        let names = try FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: "receipt-\(view.id)@accord").path())
        return names.count == 2 ? names : nil
      }
      let book = try #require(saved.first { $0.hasSuffix("（处理结果）.xlsx") })
      let own = folder.appending(path: "receipt-\(view.id)@accord")
      #expect(try Data(contentsOf: own.appending(path: book)).prefix(2) == Data("PK".utf8))
      let text = try String(contentsOf: own.appending(path: "receipt.txt"), encoding: .utf8)
      #expect(text.hasPrefix("回执：评价（2025）+江海省水利学会\n\n江海省水利学会：") && text.contains(view.id))
      let mode = try FileManager.default.attributesOfItem(atPath: own.appending(path: book).path(percentEncoded: false))
      #expect(mode[.posixPermissions] as? Int == 0o600)
    }

    private struct Engineer {
      var name: String
      var phone: String
      var years: String
    }

    private func upload(
      _ engineers: [Engineer], to intake: ServiceUnderTest, _ fleet: Fleet
    ) async throws -> SubmissionView {
      let heads = [
        "姓名", "联系方式", "企业名称", "所在领域", "当前所在地", "拟申请级别", "最高学历", "学位", "所学专业", "相关专业工作年限",
        "重要工程工作年限",
      ]
      var sheet = SheetDraft("已外派")
      sheet[1, 1] = CellDraft("推荐单位：江海省水利学会")
      for (column, head) in heads.enumerated() { sheet[2, column + 1] = CellDraft(head) }
      for (index, engineer) in engineers.enumerated() {
        let cells = [
          engineer.name, engineer.phone, "江海水电有限公司", "水利水电工程类", "缅甸", "专业工程会员", "本科", "学士", "水利水电工程",
          engineer.years, "3",
        ]
        for (column, cell) in cells.enumerated() { sheet[index + 3, column + 1] = CellDraft(cell) }
      }
      let file = fleet.folder.appending(path: "list-\(UUID().uuidString).xlsx")
      try WorkbookDraft(title: "附件3", sheets: [sheet], createdAt: 0).write(to: file.path())
      let answer = try await intake.upload(file)
      try #require(answer.status == 201, "\(String(decoding: answer.body, as: UTF8.self))")
      return try JSON.decode(SubmissionView.self, from: [UInt8](answer.body))
    }

    private func candidates(of view: SubmissionView, _ fleet: Fleet) async throws -> [CandidateSummary] {
      let answer = try await fleet.ctl(
        "call", "accord.intake.v1.Intake/ListCandidates", "-d", "{\"submissionID\":\"\(view.id)\"}")
      return try JSON.decode(ListCandidates.Response.self, from: [UInt8](answer.output.utf8)).candidates
    }

    private func view(of caseID: String, _ fleet: Fleet) async throws -> CaseView {
      let answer = try await fleet.ctl(
        "call", "--service", "society-hydraulic", "accord.society.v1.SocietyRouting/GetCase", "-d",
        "{\"id\":\"\(caseID)\"}")
      return try JSON.decode(CaseView.self, from: [UInt8](answer.output.utf8))
    }
  }
}
