import Contracts
import Testing

@testable import IntakeService

/// Issue: intake never loses an engineer. Whom two units list has one candidate; when its unit withdraws it, the other unit's listing
/// becomes one.
struct OtherListingTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let other = "乙省工程师学会"
  private static let third = "丙省工程师学会"

  /// The other unit's row, with another field.
  private static let row = wang.with {
    $0.enterprise.name = "乙公司"
    $0.field = "hydraulic"
  }

  @Test func whenTheFirstUnitWithdrawsTheOtherUnitsListingBecomesACandidate() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let listed = try desk.take([Self.row], unit: Self.other)
      let first = try desk.find("王建国").candidate.id
      let summary = try desk.withdraw(first)
      let next = try desk.find("王建国").candidate
      #expect(next.unit == Self.other && next.field == "hydraulic" && next.id != first)
      #expect(summary.progress.ended && summary.progress.succeededBy == next.id)
      #expect(try desk.events(CandidateWithdrawn.self).map(\.candidateID) == [first])
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.id) == [first, next.id])
      #expect(try desk.pairs(open: true).isEmpty)
      #expect(try desk.shown(first).history.last?.text.contains(next.id) == true)
      #expect(try desk.shown(next.id).history.contains { $0.text.contains("原推荐单位已撤回推荐") })

      // Its submission says so, and its unit is told, once, of nobody but its own engineer.
      #expect(try desk.rows(listed) == [.taken])
      let shown = try desk.submission(listed.id)
      #expect(shown.candidates == 1 && shown.rowErrors.isEmpty)
      let mails = try desk.receipts(listed)
      #expect(mails.count == 2 && mails[1].to == "office@\(Self.other).example.org")
      #expect(mails[1].body.contains("王建国") && !mails[1].body.contains(ListDesk.unit))
      // From now on it is the other unit's.
      #expect(try desk.take([Self.row], unit: Self.other).unchanged == 1)
      #expect(try desk.take([Self.wang]).rowErrors.map(\.code) == ["alreadyRecommended"])
    }
  }

  @Test func theVerdictThatTheyAreOneKeepsTheListing() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.row], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true).first), .same)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      #expect(try desk.find("王建国").candidate.unit == Self.other)
    }
  }

  @Test func whoWasFoundToBeAnotherIsNotPutForwardTwice() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.row], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true).first), .different)
      let first = try #require(try desk.live().first { $0.candidate.unit == ListDesk.unit }).candidate.id
      #expect(try desk.withdraw(first).progress.succeededBy == nil)
      #expect(try desk.live().map(\.candidate.unit) == [Self.other])
    }
  }

  @Test func aListingWhoseScanIsLackingWaitsForIt() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.row], unit: Self.other, scan: false)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      #expect(try desk.find("王建国").heldFor == [.scan])
      try desk.takeScan(unit: Self.other)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.unit) == [ListDesk.unit, Self.other])
    }
  }

  @Test func ofSeveralUnitsTheFirstGoesOnAndTheOthersAreAskedAbout() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.row], unit: Self.other)
      try desk.take([Self.row], unit: Self.third)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      let second = try desk.find("王建国").candidate
      #expect(second.unit == Self.other)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(pair.earlier.id == second.id && pair.newer.unit == Self.third)
      try desk.withdraw(second.id)
      #expect(try desk.find("王建国").candidate.unit == Self.third)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      #expect(try desk.live().isEmpty, "nobody lists him any more")
    }
  }

  /// The two spellings are of two units, and an officer merged them.
  @Test func whoWasMergedIntoAnotherUnitsCandidateIsNotLostWithIt() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let almost = Self.wang.with { $0.person.phone = "13800000007" }
      let listed = try desk.take([almost], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true).first), .same)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      let next = try desk.find("王建国").candidate
      #expect(next.unit == Self.other && next.person.phone == "13800000007")
      #expect(try desk.events(CandidateRecommended.self).last?.candidate.id == next.id)
      #expect(try desk.submission(listed.id).candidates == 1, "the row was counted when it came")
    }
  }

  /// Somebody else of the same name stands at the other unit's enterprise: an officer has to say whether it is he.
  @Test func whoIsHeldIsNotSaidToHaveGoneOn() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let listed = try desk.take([Self.row], unit: Self.other)
      let alike = Self.row.with {
        $0.person.phone = "13800000009"
        $0.origin.row = 20
      }
      try desk.take([alike], unit: Self.third)
      let first = try #require(try desk.live().first { $0.candidate.unit == ListDesk.unit })
      try desk.withdraw(first.candidate.id)
      let next = try #require(try desk.live().first { $0.candidate.unit == Self.other })
      #expect(next.heldFor == [.verdict])
      let body = try #require(try desk.receipts(listed).last).body
      #expect(body.contains("当时因其他单位已推荐而没有另行登记") && body.contains("由秘书处核对是否与已推荐的另一人员为同一人后提交初筛。"))
      #expect(!body.contains("已提交初筛"))
    }
  }

  @Test func whoseRowWasTakenIsNotToldThatItWasNot() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let listed = try desk.take([Self.wang.with { $0.person.phone = "13800000007" }], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true).first), .same)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      let body = try #require(try desk.receipts(listed).last).body
      #expect(body.contains("经核对与其他单位推荐的为同一人") && body.contains("候选人已提交初筛，结果另行通知。"))
      #expect(!body.contains("没有另行登记") && !body.contains(ListDesk.unit))
    }
  }

  @Test func whoWasMergedHandsOnWhatOtherUnitsList() async throws {
    try await ListDesk.open { desk in
      let almost = Self.wang.with {
        $0.person.phone = "13800000007"
        $0.origin.row = 9
      }
      try desk.take([Self.wang, almost])
      try desk.take([almost], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true, kind: .near).first), .same)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(try pair.kind == .otherUnit && pair.earlier.id == desk.find("王建国").candidate.id)
      try desk.withdraw(pair.earlier.id)
      #expect(try desk.find("王建国").candidate.unit == Self.other)
    }
  }

  @Test func aListOfWhichItIsNotSureWhoseItIsGoesOnHeldAndIsToldNothing() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let listed = try desk.take([Self.row], unit: Self.other, unitInForm: Self.third)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      #expect(try desk.find("王建国").heldFor == [.unit])
      #expect(try desk.receipts(listed).count == 1)
      try desk.settleUnit(of: listed, as: Self.third)
      #expect(try desk.events(CandidateRecommended.self).last?.candidate.unit == Self.third)
    }
  }
}
