import CloudEvents

/// One example of each event type. The people, firms and projects are invented; the codes are the notice's.
enum Examples {
  private static let noon = Timestamp(milliseconds: 1_744_776_000_000)  // 2025-04-16T04:00:00Z
  private static let candidateID = "01963be4-8080-7000-8000-00000000000a"
  private static let caseID = "01963be4-8080-7000-8000-0000000000ca"
  private static let referralID = "01963be4-8080-7000-8000-0000000000fe"
  private static let supplementID = "01963be4-8080-7000-8000-00000000005e"
  private static let roundID = "01963be4-8080-7000-8000-0000000000a0"
  private static let itemID = "01963be4-8080-7000-8000-0000000000a1"
  private static let society = "hydraulic"
  private static let officer = "officer-07"
  private static let ruleSet = "2025.1"
  private static let memberNumber = "PEM-2025-000001"

  /// The envelope around a payload. The id is told from the type, so that an example stays what it is when others join it.
  static func envelope<Payload: EventPayload>(of payload: Payload, from producer: Party) -> CloudEvent {
    let source =
      switch producer {
      case .partner: "/accord/partner/mengc"
      case .society: ServiceName.society(society).source
      default: producer.service?.source ?? ""
      }
    // FNV-1a: any function that spreads the types over the last 48 bits serves.
    let mark = Payload.eventType.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return CloudEvent(
      id: Identifier.text(high: 0x0196_3BE4_8080_7000, low: 0x8000_0000_0000_0000 | mark & 0xFFFF_FFFF_FFFF),
      source: source, type: Payload.eventType, subject: candidateID, time: noon, dataSchema: Payload.schemaURL,
      correlationID: candidateID, causationID: "01963be4-8080-7000-8000-000000000001",
      traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      // Examples are plain values: what fails to encode is found by the test that reads them back.
      data: (try? JSON.encode(payload)) ?? [])
  }

  static let candidate = Candidate(
    id: candidateID, submissionID: "01963be4-8080-7000-8000-00000000005b", campaign: 2025, unit: "示例省工程师学会",
    late: false, person: Person(name: "甲某某", phone: "13700000000", email: "someone@unit.invalid"),
    enterprise: Enterprise(name: "示例水电工程有限公司", contact: "乙某某", phone: "13700000001"),
    project: Project(name: "示例河水电站", country: "MM", type: .contracting, status: .underConstruction),
    dispatch: .dispatched, field: "hydraulic", specialty: "hydro-complex", location: "MM", level: .professional,
    qualifications: DeclaredQualifications(
      education: "本科", degree: "学士", discipline: "水利水电工程", relevantYears: 6.5, significantYears: 3),
    experience: "负责示例河水电站大坝混凝土施工与质量管理。", origin: RowOrigin(file: "附件3.xlsx", sheet: "已外派", row: 5))

  static let findings = [
    Finding(clause: "N1.1", result: .met, evidence: "所在领域：水利水电工程类", source: .declared),
    Finding(clause: "N1.2", result: .met, evidence: "最高学历：本科；所学专业：水利水电工程", source: .declared),
    Finding(clause: "N1.3.1", result: .met, evidence: "相关专业工作6.5年，其中重要工程工作3年", source: .declared),
    Finding(clause: "N1.3.3", result: .met, evidence: "列于表1（已外派）", source: .table),
  ]

  static let unevidenced = [
    Finding(
      clause: "N1.2", result: .notEvidenced, evidence: "经历中写有“本科毕业”", source: .text, suggestion: .met),
    Finding(clause: "N1.3.1", result: .notEvidenced, evidence: "未填写工作年限", source: .none),
  ]

  static let candidateRecommended = CandidateRecommended(candidate: candidate)
  static let candidateCorrected = CandidateCorrected(candidate: candidate, changed: ["person.phone", "experience"])
  static let candidateWithdrawn = CandidateWithdrawn(
    candidateID: candidateID, officer: officer, reason: "推荐单位来函撤回")
  static let reviewRequested = ReviewRequested(
    candidateID: candidateID, findings: unevidenced, suggestion: .informationRequired, ruleSet: ruleSet)
  static let informationRequired = InformationRequired(
    candidateID: candidateID, findings: unevidenced, items: ["N1.3.1"], officer: officer, reason: "请补充相关专业工作年限",
    ruleSet: ruleSet)
  static let supplementRequested = SupplementRequested(
    candidateID: candidateID, requestID: supplementID,
    asked: [
      InformationItem(
        id: itemID, clause: "N1.3.2", text: "申报相关专业工作8年；是否同意改按专业工程会员评价", of: .unit, dueAt: due, offered: .professional)
    ], requestedAt: noon)
  static let levelChanged = LevelChanged(
    candidateID: candidateID, from: .senior, to: .professional, reason: "推荐单位同意改按专业工程会员评价", changedAt: noon)
  static let candidateSupplemented = CandidateSupplemented(
    candidateID: candidateID, requestID: supplementID,
    supplement: Supplement(
      qualifications: DeclaredQualifications(relevantYears: 6.5, significantYears: 3), remark: "2018年起任项目总工程师"),
    suppliedAt: noon, origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 7))
  static let supplementExpired = SupplementExpired(
    candidateID: candidateID, requestID: supplementID, items: ["N1.3.1"], requestedAt: noon, dueAt: due)
  static let candidatePassed = CandidatePassed(candidateID: candidateID, findings: findings, ruleSet: ruleSet)
  static let candidateRejected = CandidateRejected(
    candidateID: candidateID,
    findings: [Finding(clause: "N1.3.2", result: .notMet, evidence: "相关专业工作8年，不足10年", source: .declared)],
    clauses: ["N1.3.2"], ruleSet: ruleSet)
  static let candidateHeld = CandidateHeld(
    candidateID: candidateID, field: "hydraulic", explanation: "尚无承接水利水电工程类的学会，待登记后分配")
  static let candidateAllocated = CandidateAllocated(
    candidateID: candidateID, caseID: caseID, society: society, societyName: "示例水利学会", field: "hydraulic",
    allocatedAt: noon, dueAt: due, explanation: "水利水电工程类由示例水利学会承接")
  static let caseAllocated = CaseAllocated(
    caseID: caseID, society: society, candidate: candidate, findings: findings, allocatedAt: noon, dueAt: due)
  static let caseCorrected = CaseCorrected(
    caseID: caseID, society: society, candidate: candidate, changed: ["person.phone"])
  static let caseWithdrawn = CaseWithdrawn(
    caseID: caseID, candidateID: candidateID, society: society, officer: officer, reason: "推荐单位来函撤回")
  static let societyChanged = SocietyChanged(
    society: SocietyEntry(
      code: society, name: "示例水利学会", fields: ["hydraulic"], specialties: ["hydraulic/hydro-complex"], weight: 2,
      capacity: 200, from: "2025-03-01", to: "2027-12-31"),
    revision: 2, officer: officer, reason: "按理事会决定调整", changedAt: noon)
  static let caseClockChanged = CaseClockChanged(
    caseID: caseID, candidateID: candidateID, society: society,
    clock: EvaluationClock(
      startedAt: noon,
      pauses: [
        ClockPause(
          from: Timestamp(milliseconds: 1_747_713_600_000), to: Timestamp(milliseconds: 1_748_577_600_000),
          waitedFor: .candidate, caseID: caseID),
        ClockPause(from: Timestamp(milliseconds: 1_749_528_000_000), waitedFor: .unit),
      ]),
    dueAt: Timestamp(milliseconds: 1_761_494_400_000))
  static let clockMarkReached = ClockMarkReached(
    candidateID: candidateID, mark: .half, reachedAt: Timestamp(milliseconds: 1_752_681_600_000), late: false,
    dueAt: Timestamp(milliseconds: 1_760_630_400_000), society: society, caseID: caseID, netSeconds: 7_905_600,
    waitedSeconds: 0)
  static let caseAccepted = CaseAccepted(
    caseID: caseID, candidateID: candidateID, society: society, panel: "hydro-complex", stage: .membership,
    explanation: "按专业类别分至水工结构评审组")
  static let stageAdvanced = StageAdvanced(
    caseID: caseID, candidateID: candidateID, society: society, stage: .assessment, officer: officer,
    note: "面试定于下月")
  static let informationAsked = InformationAsked(
    caseID: caseID, candidateID: candidateID, society: society, of: .candidate, officer: officer, note: "请补交项目业绩证明",
    askedAt: noon)
  static let informationReceived = InformationReceived(
    caseID: caseID, candidateID: candidateID, society: society, officer: officer, note: "业绩证明已收到", receivedAt: noon)
  static let informationItemsSettled = InformationItemsSettled(
    caseID: caseID, candidateID: candidateID, society: society, roundID: roundID, items: [itemID], state: .answered,
    officer: officer, note: "业绩证明已收到", settledAt: noon, waitsFor: .unit)
  static let informationReminded = InformationReminded(
    caseID: caseID, candidateID: candidateID, society: society, roundID: roundID,
    open: [InformationItem(id: itemID, text: "请补交项目业绩证明", of: .candidate, dueAt: due)], remindedAt: noon)
  static let caseReturned = CaseReturned(
    caseID: caseID, candidateID: candidateID, society: society, officer: officer, reason: "所述经历属土木工程类",
    suggestedField: "civil")
  static let caseConcluded = CaseConcluded(
    caseID: caseID, candidate: candidate, society: society, conclusion: .passed, officer: officer, concludedAt: noon)
  static let memberRegistered = MemberRegistered(
    candidateID: candidateID, memberNumber: memberNumber, level: .professional, campaign: 2025, society: society,
    registeredAt: noon)
  static let memberWaiting = MemberWaiting(
    candidateID: candidateID, memberNumber: memberNumber, status: .waitingForPartner, country: "TH",
    explanation: "该国家（地区）尚无签约机构")
  static let memberReferred = MemberReferred(
    candidateID: candidateID, memberNumber: memberNumber, referralID: referralID, partner: "mengc",
    partnerName: "缅甸工程理事会", country: "MM")
  static let referralRequested = ReferralRequested(
    referralID: referralID, partner: "mengc", country: "MM", memberNumber: memberNumber, candidate: candidate,
    society: society, concludedAt: noon)
  static let referralAnswered = ReferralAnswered(
    referralID: referralID, candidateID: candidateID, partner: "mengc", answer: .granted,
    localTitle: "ASEAN Chartered Professional Engineer")
  static let answerRecorded = AnswerRecorded(
    candidateID: candidateID, memberNumber: memberNumber, referralID: referralID, partner: "mengc", answer: .granted,
    localTitle: "ASEAN Chartered Professional Engineer")

  private static let due = Timestamp(milliseconds: 1_760_587_200_000)  // 2025-10-16T04:00:00Z
}
