import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// Where a candidate stands, from what the services say in any order between their topics.
struct CandidateFollowingTests {
  private static let candidate = Candidate.sample()
  private static let id = candidate.id
  private static let findings = [Finding(clause: "N1.2", result: .met, evidence: "本科", source: .declared)]

  private static let passed = CandidatePassed(candidateID: id, findings: findings, ruleSet: "1")
  private static func allocated(_ caseID: String, _ society: String) -> CandidateAllocated {
    CandidateAllocated(
      candidateID: id, caseID: caseID, society: society, field: "hydraulic", allocatedAt: Timestamp(milliseconds: 1),
      dueAt: Timestamp(milliseconds: 2), explanation: "按领域分配")
  }
  private static func accepted(_ caseID: String, _ society: String) -> CaseAccepted {
    CaseAccepted(
      caseID: caseID, candidateID: id, society: society, panel: "dams", stage: .membership, explanation: "分到专业组")
  }
  private static func advanced(_ caseID: String, _ society: String, _ stage: Stage) -> StageAdvanced {
    StageAdvanced(caseID: caseID, candidateID: id, society: society, stage: stage, officer: "o")
  }
  private static func concluded(_ conclusion: Conclusion) -> CaseConcluded {
    CaseConcluded(
      caseID: "case-2", candidate: candidate, society: "second", conclusion: conclusion, officer: "o",
      concludedAt: Timestamp(milliseconds: 3))
  }

  /// The whole way with a case that was returned once: each list is one topic, in its order.
  private static let way: [[any EventPayload]] = [
    [
      ReviewRequested(candidateID: id, findings: findings, ruleSet: "1"), passed,
      CandidateHeld(candidateID: id, field: "hydraulic", explanation: "暂无学会"), allocated("case-1", "first"),
      allocated("case-2", "second"),
    ],
    [
      accepted("case-1", "first"),
      CaseReturned(caseID: "case-1", candidateID: id, society: "first", officer: "o", reason: "领域不符"),
    ],
    [
      accepted("case-2", "second"), advanced("case-2", "second", .application),
      advanced("case-2", "second", .materials), concluded(.passed),
    ],
    [
      MemberRegistered(
        candidateID: id, memberNumber: "P2025-0001", level: .professional, campaign: 2025, society: "second",
        registeredAt: Timestamp(milliseconds: 4)),
      MemberReferred(candidateID: id, memberNumber: "P2025-0001", referralID: "r", partner: "mengc", country: "MM"),
      AnswerRecorded(
        candidateID: id, memberNumber: "P2025-0001", referralID: "r", partner: "mengc", answer: .acknowledged),
      AnswerRecorded(
        candidateID: id, memberNumber: "P2025-0001", referralID: "r", partner: "mengc", answer: .granted,
        localTitle: "Registered Engineer"),
    ],
  ]

  private static let router: EventRouter = {
    var router = EventRouter()
    CandidateFollowing.add(to: &router)
    return router
  }()

  private static func hear(_ payload: any EventPayload, _ number: Int, in store: StateStore) throws {
    let type = type(of: payload).eventType
    let route = try #require(router.routes[type])
    let event = CloudEvent(
      id: "event-\(number)", source: "/test", type: type, subject: id, time: Timestamp(milliseconds: Int64(number)),
      data: try JSON.encode(payload))
    try store.write { transaction in
      let work = UnitOfWork(
        transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: event.id),
        now: Timestamp(milliseconds: Int64(number)))
      try route.handle(event, try route.decode(event), work)
    }
  }

  private static func progress(_ store: StateStore) throws -> CandidateProgress {
    try store.read { try FactsTable(transaction: $0).get(id) }.progress(field: "hydraulic")
  }

  /// However the topics interleave, the end is the same.
  @Test(arguments: UInt64(1)...20)
  func everyInterleavingEndsTheSame(seed: UInt64) async throws {
    try await withStore(migrations: Schema.migrations) { store in
      var random = SeededGenerator(seed: seed)
      var rest = Self.way.map { $0[...] }
      var number = 0
      while rest.contains(where: { !$0.isEmpty }) {
        let index = Int.random(in: rest.indices, using: &random)
        guard let payload = rest[index].popFirst() else { continue }
        number += 1
        try Self.hear(payload, number, in: store)
        // A member stays a member whatever of the earlier way is heard late.
        let progress = try Self.progress(store)
        if progress.memberNumber != nil { #expect(progress.screening == .passed && progress.conclusion == .passed) }
        #expect(progress.ended == (progress.waitingFor == nil))
      }
      var end = try Self.progress(store)
      #expect(end.next == .nobody)
      end.next = nil
      #expect(
        end
          == CandidateProgress(
            screening: .passed, findings: Self.findings, held: false, society: "second", caseID: "case-2",
            panel: "dams", stage: .conclusion, conclusion: .passed, memberNumber: "P2025-0001",
            referral: ReferralProgress(partner: "mengc", status: .granted, localTitle: "Registered Engineer"),
            ended: true))
      let history = try store.read { try CandidateHistory(transaction: $0).list(Self.id) }
      #expect(history.count == number)
      #expect(history.map(\.at) == history.map(\.at).sorted())
      #expect(history.allSatisfy { !$0.text.isEmpty })
    }
  }

  @Test func everyWaitIsNamed() async throws {
    let steps: [(any EventPayload, String?)] = [
      (ReviewRequested(candidateID: Self.id, findings: [], ruleSet: "1"), "等待评审人员复核"),
      (
        InformationRequired(candidateID: Self.id, findings: [], items: ["N1.2"], ruleSet: "1"),
        "等待推荐单位补充：学历、学位和所学专业"
      ),
      (Self.passed, "等待分配给水利水电工程领域的全国学会"),
      (CandidateHeld(candidateID: Self.id, field: "hydraulic", explanation: "暂无学会"), "等待有学会承接水利水电工程领域"),
      (Self.allocated("case-2", "second"), "等待水利水电工程领域学会（second）受理"),
      (Self.accepted("case-2", "second"), "等待水利水电工程领域学会（second）评价（入会阶段）"),
      (Self.advanced("case-2", "second", .materials), "等待水利水电工程领域学会（second）评价（材料阶段）"),
      (Self.concluded(.passed), "等待登记为工程会员"), (Self.way[3][0], "等待推荐到境外工程组织"),
      (
        MemberWaiting(candidateID: Self.id, memberNumber: "P", status: .waitingForCountry, explanation: "缺少国家"),
        "等待确定互认国家或地区"
      ),
      (
        MemberWaiting(
          candidateID: Self.id, memberNumber: "P", status: .waitingForPartner, country: "LA", explanation: "尚无协议"),
        "等待与老挝的工程组织签订互认协议"
      ),
      (Self.way[3][1], "等待缅甸工程理事会答复"), (Self.way[3][2], "等待缅甸工程理事会作出决定"), (Self.way[3][3], nil),
    ]
    try await withStore(migrations: Schema.migrations) { store in
      #expect(try Self.progress(store).waitingFor == "等待工程能力评价委员会初筛")
      for (number, step) in steps.enumerated() {
        try Self.hear(step.0, number, in: store)
        #expect(try Self.progress(store).waitingFor == step.1)
      }
    }
  }

  /// Screening took the case back to look again, and no society takes the candidate now.
  @Test func whoIsTakenBackAndHeldIsAtNoSociety() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let held = CandidateHeld(candidateID: Self.id, field: "hydraulic", explanation: "暂无学会")
      let way: [any EventPayload] = [
        Self.passed, Self.allocated("case-1", "first"), Self.accepted("case-1", "first"),
        ReviewRequested(candidateID: Self.id, findings: [], ruleSet: "1"), Self.passed, held,
      ]
      for (number, payload) in way.enumerated() { try Self.hear(payload, number, in: store) }
      let progress = try Self.progress(store)
      #expect(progress.waitingFor == "等待有学会承接水利水电工程领域" && progress.held)
      // A society that speaks of a later case before screening does is heard.
      try Self.hear(Self.accepted("case-2", "second"), 10, in: store)
      try Self.hear(held, 11, in: store)
      try Self.hear(Self.allocated("case-2", "second"), 12, in: store)
      #expect(try Self.progress(store).waitingFor == "等待水利水电工程领域学会（second）评价（入会阶段）")
    }
  }

  @Test func rejectedNotPassedAndDeclinedAreEnds() async throws {
    let rejected = CandidateRejected(candidateID: Self.id, findings: [], clauses: ["N1.3.2"], ruleSet: "1")
    let declined = AnswerRecorded(
      candidateID: Self.id, memberNumber: "P", referralID: "r", partner: "ies", answer: .declined, reason: "名额已满")
    let ends: [[any EventPayload]] = [
      [rejected], [Self.accepted("case-2", "second"), Self.concluded(.notPassed)], [declined],
    ]
    for payloads in ends {
      try await withStore(migrations: Schema.migrations) { store in
        for (number, payload) in payloads.enumerated() { try Self.hear(payload, number, in: store) }
        #expect(try Self.progress(store).ended)
        #expect(try Self.progress(store).waitingFor == nil)
      }
    }
  }
}
