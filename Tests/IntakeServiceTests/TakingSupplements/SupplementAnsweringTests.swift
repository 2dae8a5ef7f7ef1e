import AccordTesting
import CloudEvents
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

struct SupplementAnsweringTests {
  static func person(
    _ number: Int, _ name: String, _ qualifications: DeclaredQualifications = .init()
  ) -> Candidate {
    var candidate = Candidate.sample(id: "0196a000-0000-7000-8000-00000000000\(number)")
    candidate.person.name = name
    candidate.qualifications = qualifications
    return candidate
  }

  /// A unit's three people, asked for different things, and the workbook that it was sent.
  static func withSheet(
    _ body: (SupplementDesk, [Candidate], ReturnedSheet) async throws -> Void
  ) async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([
        person(1, "王建国"), person(2, "李慧敏", .init(education: "本科", relevantYears: 6)), person(3, "赵志强"),
      ])
      try desk.ask(people[0], ["N1.2"])
      try desk.ask(people[1], ["N1.2", "N1.3.1"])
      try desk.ask(people[2], ["N1.1", "N1.3.3"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      try await body(desk, people, try desk.sheet(of: try #require(try desk.mails().first)))
    }
  }

  static func codes(_ view: SubmissionView) -> [String] { view.rowErrors.map(\.code) }

  @Test func onlyWhatIsMissingIsAsked() async throws {
    try await Self.withSheet { desk, _, sheet in
      let asked = try ["王建国", "李慧敏", "赵志强"].map { name in
        let row = try sheet.row(of: name)
        return Set(sheet.columns.keys.filter { sheet[row, $0] == nil })
      }
      #expect(asked[0] == ["最高学历", "学位", "所学专业", "毕业时间", "说明"])
      #expect(asked[1] == ["学位", "所学专业", "毕业时间", "重要工程工作年限", "说明"], "本科 and 6 years are known")
      #expect(asked[2] == ["专业类别", "外派情况", "项目所在国家", "境外项目名称", "说明"])
      #expect(try sheet[sheet.row(of: "王建国"), "需补充的内容"] == "N1.2：未申报\n经办人：请补充")
    }
  }

  /// The unit answers what it is asked for, and puts the scan in that its list lacks.
  @Test func theScanThatComesWithAnAnswerIsForTheListsThatLackTheirs() async throws {
    try await Self.withSheet { desk, _, sheet in
      let list = SubmissionView(
        id: "list", unit: SupplementDesk.unit, campaign: 2025, late: false, file: "附件3.xlsx", channel: "mail",
        receivedAt: SupplementDesk.start, hasScan: false, candidates: 1, rowErrors: [], faults: [])
      var held = Self.person(9, "周航")
      held.person.phone = "13700000001"
      (held.unit, held.submissionID) = (SupplementDesk.unit, list.id)
      try desk.work("list", at: SupplementDesk.start) { work in
        var list = list
        list.needs = [.scan]
        try SubmissionTable(transaction: work.transaction).save(list, key: "list", at: work.now)
        try CandidateTable(transaction: work.transaction).insert(held, heldFor: [.scan], at: work.now)
      }
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科"])
      let view = try desk.takeBack(sheet, scan: true)
      #expect(view.supplements?.supplemented == 1 && view.completes == "list" && view.needs == nil)
      #expect(try desk.store.emittedEvents().payloads(CandidateRecommended.self).map(\.candidate.id) == [held.id])
      let receipt = try desk.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0) }.receipts.first
      #expect(receipt?.body.contains("本次一并收到盖章扫描件") == true)
    }
  }

  @Test func eachRowIsOneEventWithWhatItSupplies() async throws {
    try await Self.withSheet { desk, people, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "学位": "学士", "所学专业": "土木工程", "毕业时间": "2012年7月"])
      try sheet.fill("李慧敏", ["所学专业": "水利水电工程", "重要工程工作年限": "3年半"])
      try sheet.fill("赵志强", ["专业类别": "水工结构", "外派情况": "已外派", "项目所在国家": "老挝", "境外项目名称": "示例水电站"])
      let specialty = try #require(Taxonomy.attachment1.field("hydraulic")?.specialties.first)
      try sheet.fill("赵志强", ["专业类别": specialty.name])
      let view = try desk.takeBack(sheet)
      #expect(view.unit == SupplementDesk.unit && view.needs == nil && !view.late && view.candidates == 0)
      #expect(view.supplements == SupplementCounts(supplemented: 3) && view.rowErrors.isEmpty && view.faults.isEmpty)
      let events = try desk.supplemented()
      #expect(events.map(\.candidateID) == people.map(\.id))
      #expect(
        events.map(\.supplement) == [
          Supplement(
            qualifications: .init(education: "本科", degree: "学士", discipline: "土木工程"), graduated: "2012-07"),
          Supplement(qualifications: .init(discipline: "水利水电工程", significantYears: 3.5)),
          Supplement(
            specialty: specialty.code, dispatch: .dispatched, project: Project(name: "示例水电站", country: "LA")),
        ])
      #expect(events.allSatisfy { $0.suppliedAt == SupplementDesk.time(days: 2) && $0.origin.file == "补充材料.xlsx" })
      let kept = try desk.read { try IntakeQueries.getCandidate(.init(id: people[1].id), $0) }
      #expect(
        kept.candidate.qualifications
          == .init(education: "本科", discipline: "水利水电工程", relevantYears: 6, significantYears: 3.5))
      #expect(kept.history.last?.text == "推荐单位补充：所学专业、重要工程工作年限")
      #expect(try desk.requests().map(\.state) == [.answered, .answered, .answered])
      let receipt = try desk.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0) }.receipts
      #expect(receipt.map(\.body).first?.contains("采用 3 人的补充材料。\n贵单位需补充的材料已齐。") == true)
      #expect(receipt.first?.to == SupplementDesk.address)
      // Nobody is reminded, and nothing expires.
      try desk.fire(until: SupplementDesk.time(days: 90))
      #expect(try desk.mails().count == 1 && desk.store.emittedEvents().payloads(SupplementExpired.self).isEmpty)
    }
  }

  @Test func whatIsLeftEmptyStaysMissing() async throws {
    try await Self.withSheet { desk, people, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科"])
      var view = try desk.takeBack(sheet)
      #expect(view.supplements == SupplementCounts(supplemented: 1, empty: 2, stillMissing: 3))
      #expect(try desk.requests().first?.missing == ["所学专业"])
      // Asked on for what is left, it is the same asking; the next workbook asks for no more than that.
      try desk.ask(people[0], ["N1.2"], at: SupplementDesk.time(days: 3))
      try desk.fire(until: SupplementDesk.time(days: 12))
      var reminder = try desk.sheet(of: try #require(try desk.mails().last))
      #expect(try reminder[reminder.row(of: "王建国"), "最高学历"] == "—" || reminder.columns["最高学历"] == nil)
      try reminder.fill("王建国", ["所学专业": "土木工程"])
      view = try desk.takeBack(reminder, at: SupplementDesk.time(days: 12))
      #expect(view.supplements == SupplementCounts(supplemented: 1, empty: 2, stillMissing: 2))
      #expect(try desk.supplemented().count == 2)
    }
  }

  @Test func theSameAgainChangesNothingAndACorrectionOnlyWhatItCorrects() async throws {
    try await Self.withSheet { desk, people, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let first = try desk.takeBack(sheet)
      // The same bytes: the same submission. Other bytes that say the same: a submission that changes nothing.
      #expect(try desk.takeBack(sheet).id == first.id)
      try sheet.fill("赵志强", ["说明": "-"])
      #expect(
        try desk.takeBack(sheet).supplements == SupplementCounts(empty: 2, stillMissing: 2).with(unchanged: 1))
      #expect(try desk.supplemented().count == 1)
      try sheet.fill("王建国", ["所学专业": "桥梁工程"])
      _ = try desk.takeBack(sheet, at: SupplementDesk.time(days: 3))
      #expect(
        try desk.supplemented().map(\.supplement) == [
          Supplement(qualifications: .init(education: "本科", discipline: "土木工程")),
          Supplement(qualifications: .init(discipline: "桥梁工程")),
        ])
      #expect(
        try desk.read { try IntakeQueries.getCandidate(.init(id: people[0].id), $0) }.candidate.qualifications
          .discipline == "桥梁工程")
    }
  }

  @Test func nothingIsTakenOfARowThatIsNotWhatWasSent() async throws {
    try await Self.withSheet { desk, people, sheet in
      let other = try desk.recommend([Self.person(4, "孙晓东")], unit: "滨城市工程师协会", address: "b@example.org")[0]
      try desk.ask(other, ["N1.2"], at: SupplementDesk.time(days: 1))
      try desk.fire(until: SupplementDesk.time(days: 2))
      let foreign = try desk.sheet(of: try #require(try desk.mails().last))
      let id = "行标识"
      let answers = ["最高学历": "本科", "所学专业": "土木工程"]
      func taken(_ change: (inout ReturnedSheet, Int) throws -> Void) throws -> SubmissionView {
        var sheet = sheet
        try sheet.fill("王建国", answers)
        try change(&sheet, try sheet.row(of: "王建国"))
        return try desk.takeBack(sheet, at: SupplementDesk.time(days: 3))
      }
      #expect(Self.codes(try taken { $0[$1, id] = nil }) == ["rowMarkMissing"])
      #expect(Self.codes(try taken { $0[$1, id] = "AR1-1-2" }) == ["rowMarkChanged"])
      #expect(Self.codes(try taken { $0[$1, id]?.removeLast() }) == ["rowMarkChanged"])
      #expect(
        Self.codes(try taken { $0[$1, id] = SupplementMark(.row, UUID().uuidString.lowercased(), key: [1]).text })
          == ["rowMarkChanged"], "a check made with another key")
      let key = try #require(try desk.read { try SupplementKeyTable(transaction: $0).key() })
      #expect(
        Self.codes(try taken { $0[$1, id] = SupplementMark(.row, UUID().uuidString.lowercased(), key: key).text })
          == ["rowUnknown"])
      #expect(
        Self.codes(try taken { $0[$1, id] = $0[$0.headingRow + 2, id] }) == ["rowRepeated", "rowRepeated"])
      let foreignID = try foreign[foreign.row(of: "孙晓东"), id]
      #expect(
        Self.codes(
          try taken {
            $0[$1, id] = foreignID
            $0[$1, "姓名"] = "孙晓东"
          }) == ["rowForeign"])
      #expect(Self.codes(try taken { $0[$1, "姓名"] = "王建军" }) == ["nameChanged"])
      #expect(Self.codes(try taken { sheet, _ in sheet[sheet.headingRow + 9, "姓名"] = "钱新来" }) == ["rowMarkMissing"])
      // The last one took the person's own row; all the others took nothing.
      #expect(try desk.supplemented().map(\.candidateID) == [people[0].id])
      try desk.hear(
        CandidatePassed(candidateID: people[1].id, findings: [], ruleSet: "1"), of: people[1],
        at: SupplementDesk.time(days: 4))
      var late = sheet
      try late.fill("李慧敏", ["所学专业": "土木工程"])
      let view = try desk.takeBack(late, at: SupplementDesk.time(days: 5))
      #expect(Self.codes(view).isEmpty && view.faults.map(\.code) == ["alreadyDecided"])
      #expect(try desk.supplemented().map(\.candidateID) == [people[0].id, people[1].id])
    }
  }

  /// The unit filled the workbook in while its corrected list, too, said some of what was asked for.
  @Test func whatIsFilledInWhileACorrectionClosesTheAskingIsTaken() async throws {
    try await Self.withSheet { desk, people, sheet in
      try desk.work("corrected", at: SupplementDesk.time(days: 3)) { work in
        let table = CandidateTable(transaction: work.transaction)
        var candidate = try #require(try table.get(people[0].id)).candidate
        candidate.qualifications.education = "本科"
        try table.update(candidate, heldFor: [])
        try SupplementAsking().close(people[0].id, work)
      }
      var same = sheet
      try same.fill("王建国", ["最高学历": "本科"])
      #expect(try desk.takeBack(same).supplements == SupplementCounts(empty: 2, stillMissing: 2).with(unchanged: 1))
      #expect(try desk.supplemented().isEmpty)
      var more = sheet
      try more.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let view = try desk.takeBack(more, at: SupplementDesk.time(days: 4))
      #expect(view.rowErrors.isEmpty && view.supplements?.supplemented == 1)
      #expect(try desk.supplemented().map(\.supplement) == [Supplement(qualifications: .init(discipline: "土木工程"))])
    }
  }

  /// The unit's workbook goes back with what became of each of its rows.
  @Test func eachRowOfAReturnedWorkbookSaysWhatBecameOfIt() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      try sheet.fill("赵志强", ["外派情况": "也许"])
      let view = try desk.takeBack(sheet)
      let mail = try #require(try desk.read { try OutgoingMailTable(transaction: $0).get("receipt-\(view.id)@accord") })
      #expect(mail.isToBePrepared)
      #expect(mail.body.contains("表中共有") == false, "nobody is counted as newly put forward")
      let rows = try desk.read { try RowTable(transaction: $0).list(of: view.id) }
      let marks = RowVerdicts.marks(rows: rows, errors: view.rowErrors, file: "补充材料.xlsx", isOneOfSeveral: false)
      try sheet.workbook.withFile { path in
        let folder = path + ".out"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let target = folder + "/returned.xlsx"
        try ReturnedWorkbook(marks: marks, limits: WorkbookLimits()).write(path, to: target, scratch: folder)
        let back = try ReturnedSheet(path: target)
        let last = try #require(back.columns["处理结果"])
        let texts = try ["王建国", "李慧敏", "赵志强"].map { name in
          let cells = back.cells[try back.row(of: name)] ?? [:]
          return [cells[last] ?? "", cells[last + 1] ?? ""]
        }
        #expect(texts[0] == ["已采用", "已采用：最高学历、所学专业"] && texts[1] == ["未填写", "仍待补充：所学专业、重要工程工作年限"])
        #expect(texts[2][0] == "未采用" && texts[2][1].contains("“外派情况”填写的“也许”无法识别"))
        // It can be filled in further and sent once more.
        #expect(try desk.takeBack(path: target).supplements?.unchanged == 1)
      }
    }
  }

  /// Saved by other programs, a workbook that was filled in there is the same workbook.
  @Test(.timeLimit(.minutes(2)), arguments: ["openpyxl", "libreoffice"])
  func whatOtherProgramsSaveIsRead(program: String) async throws {
    try await Self.withSheet { desk, people, _ in
      let sent = try #require(try desk.mails().first?.attachments.first)
      let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.copyItem(atPath: desk.blobs.path(sent.blob.sha256), toPath: folder + "/sent.xlsx")
      let script = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book.active
        heads = {str(c.value).split("（")[0]: c.column for c in sheet[4]}
        for row in sheet.iter_rows(min_row=5):
            if row[2].value == "李慧敏":
                sheet.cell(row[0].row, heads["所学专业"], "水利水电工程")
                sheet.cell(row[0].row, heads["重要工程工作年限"], 3.5)
        book.save(sys.argv[2])
        """
      let filled = try await CommandRun.run(
        try await PythonEnvironment.shared.python(), ["-c", script, folder + "/sent.xlsx", folder + "/filled.xlsx"])
      try #require(filled.status == 0, "\(filled.errors)")
      var path = folder + "/filled.xlsx"
      if program == "libreoffice" {
        let saved = try await CommandRun.run(
          URL(filePath: "/usr/bin/env"),
          [
            "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
            "xlsx:Calc MS Excel 2007 XML", "--outdir", folder + "/out", path,
          ])
        try #require(saved.status == 0, "deploy/bootstrap --tests installs LibreOffice: \(saved.errors)")
        path = folder + "/out/filled.xlsx"
      }
      let view = try desk.takeBack(path: path)
      #expect(view.rowErrors.isEmpty && view.faults.isEmpty && view.unit == SupplementDesk.unit)
      #expect(view.supplements == SupplementCounts(supplemented: 1, empty: 2, stillMissing: 2))
      #expect(
        try desk.supplemented().map(\.supplement)
          == [Supplement(qualifications: .init(discipline: "水利水电工程", significantYears: 3.5))])
      #expect(try desk.supplemented().map(\.candidateID) == [people[1].id])
      // With all its formats and its protection it goes back marked.
      let rows = try desk.read { try RowTable(transaction: $0).list(of: view.id) }
      let marks = RowVerdicts.marks(rows: rows, errors: view.rowErrors, file: "补充材料.xlsx", isOneOfSeveral: false)
      try ReturnedWorkbook(marks: marks, limits: WorkbookLimits()).write(
        path, to: folder + "/returned.xlsx", scratch: folder)
      let back = try ReturnedSheet(path: folder + "/returned.xlsx")
      let column = try #require(back.columns["处理结果"])
      let results = try people.map { back.cells[try back.row(of: $0.person.name)]?[column] }
      #expect(results == ["未填写", "已采用", "未填写"])
    }
  }
}
