import Contracts
import Testing

@testable import IntakeService

/// Issue: a corrected workbook of the same unit updates whom it names, tells only what changed, and loses nobody.
struct CorrectedListTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5, experience: "负责大桥施工")
  private static let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
  private static let zhao = RecommendedEngineer.example("赵志强", "13800000003", row: 7)
  private static let list = [wang, li, zhao]

  @Test func theSameListInOtherBytesChangesNothing() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let again = try desk.take(Self.list)
      #expect(again.candidates == 0 && again.updated == 0 && again.unchanged == 3 && again.missing == nil)
      #expect(again.rowErrors.isEmpty)
      #expect(try desk.rows(again) == [.unchanged, .unchanged, .unchanged])
      #expect(try desk.store.emittedEvents().count == 3)
      #expect(try desk.live().count == 3)
    }
  }

  @Test func onlyWhatChangedIsToldAndTheDifferenceIsShown() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let changed = Self.wang.with {
        $0.field = "hydraulic"
        $0.qualifications.relevantYears = 8
        // Further down now, which is nobody's concern.
        $0.origin.row = 9
      }
      let view = try desk.take([changed, Self.li, Self.zhao])
      #expect(view.updated == 1 && view.unchanged == 2 && view.candidates == 0)
      let corrected = try desk.events(CandidateCorrected.self)
      try #require(corrected.count == 1)
      #expect(corrected[0].changed == ["field", "qualifications.relevantYears"])
      #expect(corrected[0].candidate.field == "hydraulic" && corrected[0].candidate.person.name == "王建国")
      let entry = try desk.find("王建国")
      #expect(entry.candidate == corrected[0].candidate && entry.candidate.origin.row == 9)
      let last = try #require(try desk.shown(entry.candidate.id).history.last)
      #expect(last.text == "更正：所在领域、相关专业工作年限")
      #expect(last.changed?.map(\.before) == ["土木工程类", nil] && last.changed?.map(\.after) == ["水利水电工程类", "8 年"])
      let shown = try desk.store.read { try IntakeQueries.getSubmission(.init(id: view.id), $0) }
      #expect(shown.corrections?.map(\.origin.row) == [9])
      #expect(shown.corrections?.first?.changed == last.changed)
      let row = try desk.store.read { try RowTable(transaction: $0).list(of: view.id, results: [.updated]) }
      #expect(row.first?.note?.text == "已更新：所在领域、相关专业工作年限")
      #expect(try desk.store.actions(on: entry.candidate.id) == ["recommended", "corrected"])
    }
  }

  /// A list without the attached table's columns does not erase what they said.
  @Test func nothingIsErasedBySilence() async throws {
    try await ListDesk.open { desk in
      let full = Self.wang.with {
        $0.qualifications = DeclaredQualifications(education: "本科", relevantYears: 6)
        $0.person.email = "wang@example.org"
        $0.specialty = "structural"
      }
      try desk.take([full])
      let view = try desk.take([Self.wang.with { $0.experience = nil }])
      #expect(view.unchanged == 1 && view.updated == 0)
      let candidate = try desk.find("王建国").candidate
      #expect(candidate.qualifications.relevantYears == 6 && candidate.experience == "负责大桥施工")
      #expect(candidate.person.email == "wang@example.org" && candidate.specialty == "structural")
    }
  }

  @Test(arguments: [
    ("王建国", "13912345678"), ("王建果", "13800000001"),
  ])
  func anotherPhoneOrACharacterOnTheSameRowIsTheSamePerson(name: String, phone: String) async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let id = try desk.find("王建国").candidate.id
      let view = try desk.take([
        Self.wang.with { $0.person = Person(name: name, phone: phone) }, Self.li, Self.zhao,
      ])
      #expect(view.updated == 1 && view.candidates == 0 && view.doubtful == nil && view.missing == nil)
      #expect(try desk.find(name).candidate.id == id)
      #expect(try desk.live().count == 3 && desk.pairs().isEmpty)
      // Found by the new name and phone from now on.
      #expect(try desk.take([Self.wang.with { $0.person = Person(name: name, phone: phone) }]).unchanged == 1)
    }
  }

  /// The unit may have two of that name, so a person is asked; nobody is doubled meanwhile and nobody is lost.
  @Test func theSameNameOnAnotherRowWithAnotherPhoneIsAQuestion() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let other = Self.wang.with {
        $0.person.phone = "13912345678"
        $0.origin.row = 20
      }
      let view = try desk.take([Self.li, Self.zhao, other])
      #expect(view.candidates == 1 && view.doubtful == 1 && view.missing?.names == ["王建国"])
      #expect(try desk.rows(view) == [.unchanged, .unchanged, .doubtful])
      #expect(try desk.events(CandidateRecommended.self).count == 3)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(pair.kind == .near && pair.differences.map(\.title) == ["手机号码"])
      let held = try desk.shown(pair.newer.id)
      #expect(held.progress.waitingFor == "等待秘书处核对是否与已推荐的人员为同一人")
    }
  }

  /// A later row of the same list names the other one, so the two are two.
  @Test func whomTheListNamesBesideSomebodyIsAnotherPerson() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let other = Self.wang.with {
        $0.person.phone = "13912345678"
        $0.origin.row = 4
      }
      let view = try desk.take([other] + Self.list)
      #expect(view.candidates == 1 && view.unchanged == 3 && view.doubtful == nil)
      #expect(try desk.pairs().isEmpty && desk.events(CandidateRecommended.self).count == 4)
    }
  }

  @Test func aRowThatStandsTwiceIsTakenOnce() async throws {
    try await ListDesk.open { desk in
      let view = try desk.take(Self.list + [Self.wang.with { $0.origin.row = 8 }])
      #expect(view.candidates == 3 && view.rowErrors.map(\.code) == ["repeatedPerson"])
      #expect(view.rowErrors[0].message.contains("第 5 行") && view.rowErrors[0].row == 8)
      #expect(try desk.rows(view) == [.taken, .taken, .taken, .repeated])
    }
  }

  /// The scan of before covers it.
  @Test func aListThatSaysNothingNewNeedsNoScan() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let again = try desk.take([Self.wang, Self.li], scan: false)
      #expect(again.needs == nil && again.unchanged == 2 && again.missing?.names == ["赵志强"])
      #expect(try desk.take([Self.wang, .example("周航", "13800000009", row: 6)], scan: false).needs == [.scan])
    }
  }

  // MARK: Missing

  @Test func whoIsMissingIsFlaggedAndNotWithdrawn() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list + [.example("孙晓东", "13800000004", row: 8, enterprise: "乙公司")])
      let view = try desk.take([Self.wang, Self.li])
      #expect(view.missing == MissingEngineers(count: 1, names: ["赵志强"]))
      #expect(try desk.live().count == 4)
      #expect(try desk.events(CandidateWithdrawn.self).isEmpty)
      let missing = try desk.store.read {
        try IntakeQueries.listCandidates(.init(missing: true), $0).candidates
      }
      #expect(missing.map(\.name) == ["赵志强"] && missing.first?.progress.missingFrom == view.id)
      let mail = try #require(
        try desk.store.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0).receipts.first })
      #expect(mail.body.contains("此前推荐的以下 1 人本次没有列出：赵志强。是否仍然推荐？"))
      #expect(mail.body.contains("表中共有 2 人：受理 2 人（未变化 2 人）。"))

      // An officer keeps her; the next list that lacks her asks no more.
      try desk.keep(missing[0].id)
      #expect(try desk.take([Self.wang.with { $0.experience = "另一段经历" }, Self.li]).missing == nil)
      #expect(throws: IntakeError.notMissing(id: missing[0].id)) { try desk.keep(missing[0].id) }
      // Named again and then left out: that is new.
      try desk.take(Self.list)
      #expect(try desk.take([Self.wang]).missing?.count == 2)
    }
  }

  @Test func nobodyIsMissingFromAnAdditionalList() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let view = try desk.take([.example("周航", "13800000009", row: 5)])
      #expect(view.candidates == 1 && view.missing == nil)
      #expect(try desk.pairs().isEmpty)
    }
  }

  @Test func whoseRowCouldNotBeReadIsNotMissing() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let fault = RowError(sheet: "已外派", row: 7, column: "K", code: "invalidPhone", message: "…")
      let view = try desk.take([Self.wang, Self.li], rejected: [fault])
      #expect(view.missing == nil)
      #expect(try desk.rows(view) == [.unchanged, .unchanged, .rejected])
    }
  }

  // MARK: Incomplete lists

  @Test func whatAListWithoutItsScanCorrectsTakesEffectWithTheScan() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let view = try desk.take([Self.wang.with { $0.field = "hydraulic" }, Self.li], scan: false)
      #expect(view.needs == [.scan] && view.updated == 1 && view.missing == nil)
      #expect(try desk.find("王建国").candidate.field == "civil")
      #expect(try desk.events(CandidateCorrected.self).isEmpty)
      try desk.takeScan()
      #expect(try desk.find("王建国").candidate.field == "hydraulic")
      #expect(try desk.events(CandidateCorrected.self).map(\.changed) == [["field"]])
      let shown = try desk.store.read { try IntakeQueries.getSubmission(.init(id: view.id), $0) }
      #expect(shown.missing?.names == ["赵志强"])
    }
  }

  @Test func anOlderListThatIsCompletedLateDoesNotUndoANewerOne() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let waived = try desk.take([Self.wang.with { $0.field = "hydraulic" }], scan: false)
      try desk.take([Self.wang.with { $0.field = "power" }, Self.li, Self.zhao])
      try desk.work {
        try SubmissionCompletion(work: $0).waiveScan(
          .init(submissionID: waived.id, officer: "op-1", reason: "传真件"))
      }
      #expect(try desk.find("王建国").candidate.field == "power")
      #expect(try desk.events(CandidateCorrected.self).count == 1)
    }
  }

  /// Nobody knows them yet, so the correction is simply theirs; one scan of the newest list frees all whom it names.
  @Test func whoIsHeldIsCorrectedInSilence() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list, scan: false)
      try desk.take([Self.wang.with { $0.field = "hydraulic" }, Self.li, Self.zhao], scan: false)
      #expect(try desk.store.emittedEvents().isEmpty)
      try desk.takeScan()
      let recommended = try desk.events(CandidateRecommended.self).map(\.candidate)
      #expect(recommended.map(\.field) == ["hydraulic", "civil", "civil"])
      #expect(try desk.events(CandidateCorrected.self).isEmpty)
    }
  }

  /// A list of which it is not sure whose it is changes nobody's data.
  @Test func aListOfAnUnsureUnitCorrectsNobodyUntilItIsSettled() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let view = try desk.take([Self.wang.with { $0.field = "hydraulic" }], unitInForm: "另一学会")
      #expect(view.needs == [.unit])
      #expect(try desk.find("王建国").candidate.field == "civil")
      try desk.work {
        try UnitSettling(work: $0).settle(
          .init(submissionID: view.id, unit: "另一学会", officer: "op-1", reason: "以表为准"))
      }
      #expect(try desk.find("王建国").candidate.field == "civil")
      #expect(try desk.pairs(open: true).map(\.kind) == [.otherUnit])
    }
  }

  // MARK: Strangers

  /// Anybody can write a unit's name into a subject and a form and add a picture as the scan.
  @Test(arguments: ["stranger@example.org", nil])
  func whoMayBeAStrangerCorrectsNobodyAndIsToldNobodysName(sender: String?) async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      func take(_ engineers: [RecommendedEngineer]) throws -> SubmissionView {
        try desk.take(engineers, sender: sender, isUpload: sender == nil)
      }
      let moved = Self.wang.with { $0.person.phone = "13912345678" }
      let near = Self.li.with {
        $0.person.phone = "13800000009"
        $0.origin.row = 30
      }
      // The new one stands first: whoever comes before the row that tells is held all the same.
      let new = RecommendedEngineer.example("周航", "13700000001", row: 4)
      let view = try take([new, moved, near])
      #expect(view.needs == [.unit] && view.updated == 1 && view.candidates == 2 && view.doubtful == 1)
      #expect(view.missing == nil)
      #expect(try desk.find("王建国").candidate.person.phone == Self.wang.person.phone)
      #expect(try desk.events(CandidateCorrected.self).isEmpty && desk.events(CandidateRecommended.self).count == 3)
      let receipt = try #require(
        try desk.store.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0).receipts.first })
      #expect(receipt.body.contains("本次报送的来源尚未登记为推荐单位“甲省工程师学会”所用"))
      #expect(!receipt.body.contains("赵志强") && !receipt.body.contains("没有列出"))
      let notes = try desk.store.read { try RowTable(transaction: $0).list(of: view.id) }.compactMap(\.note?.text)
      #expect(notes.count == 2 && !notes.contains { $0.contains(Self.li.person.phone) })

      // An officer's word, and it takes effect; from then on the address is the unit's.
      try desk.settleUnit(of: view)
      #expect(try desk.find("王建国").candidate.person.phone == "13912345678")
      #expect(try desk.events(CandidateRecommended.self).last?.candidate.person.name == "周航")
      let next = try take([moved.with { $0.field = "hydraulic" }])
      #expect(next.needs == (sender == nil ? [.unit] : nil))
    }
  }

  @Test func nobodyBecomesKnownByAnAdditionalList() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      let additional = try desk.take([.example("周航", "13700000001", row: 4)], sender: "stranger@example.org")
      #expect(additional.needs == [.unit] && additional.candidates == 1)
      let view = try desk.take([Self.wang.with { $0.field = "hydraulic" }], sender: "stranger@example.org")
      #expect(view.needs == [.unit])
      #expect(try desk.find("王建国").candidate.field == "civil")
    }
  }

  /// Who wants to know whether somebody is put forward writes them into a list of the unit's and reads what comes back.
  @Test func theReceiptOfWhoMayBeAStrangerIsTheSameWhoeverIsKnown() async throws {
    var bodies: Set<String> = []
    var returned: Set<[String: SheetMarks]> = []
    for known in [[], [Self.wang], [Self.li.with { $0.person.phone = "13800000009" }], Self.list] {
      try await ListDesk.open { desk in
        try desk.take([.example("周航", "13700000001", row: 4)] + known)
        try desk.take([Self.zhao], unit: "乙省工程师学会")
        let view = try desk.take(
          [Self.wang.with { $0.field = "hydraulic" }, Self.li, Self.zhao], sender: "stranger@example.org")
        #expect(view.needs == [.unit])
        let receipt = try #require(try desk.receipts(view).first)
        #expect(receipt.body.contains("表中共有 3 人，待秘书处核定推荐单位后处理。"))
        bodies.insert(receipt.body.replacing(view.id, with: "…"))
        let rows = try desk.store.read { try RowTable(transaction: $0).list(of: view.id) }
        returned.insert(
          RowVerdicts.marks(
            rows: rows, errors: view.toldErrors, file: "附件3.xlsx", isOneOfSeveral: false, mayBeStranger: true))
      }
    }
    #expect(bodies.count == 1 && returned.count == 1)
    #expect(returned.first?["已外派"]?.rows.values.allSatisfy { $0.result == "待核定" && $0.note == "推荐单位核定后处理" } == true)
  }

  @Test func anotherUnitsAddressIsAskedAbout() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list)
      try desk.take([.example("周航", "13700000001", row: 4)], unit: "乙省工程师学会", sender: "b@example.org")
      let view = try desk.take(
        [.example("孙晓东", "13700000002", row: 4)], unitInForm: ListDesk.unit, sender: "b@example.org")
      #expect(view.needs == [.unit] && view.unitOfSender == "乙省工程师学会")
    }
  }

  @Test func theScanOfWhoMayBeAStrangerFreesNobody() async throws {
    try await ListDesk.open { desk in
      try desk.take(Self.list, scan: false)
      let view = try desk.take(Self.list, sender: "stranger@example.org")
      #expect(view.needs == [.unit])
      #expect(try desk.events(CandidateRecommended.self).isEmpty)
      try desk.settleUnit(of: view)
      #expect(try desk.events(CandidateRecommended.self).count == 3)
    }
  }
}
