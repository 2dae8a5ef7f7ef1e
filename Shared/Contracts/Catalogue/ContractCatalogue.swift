/// Everything that the parts of Accord say to each other, listed once: the exported contracts, and tests, read it from here.
package enum ContractCatalogue {
  package static func event(ofType type: String) -> EventContract? {
    events.first { $0.type == type }
  }

  package static let services: [ServiceContract] = [
    ServiceContract(
      party: .intake, name: ListCandidates.service,
      methods: [
        ListCandidates.self, GetCandidate.self, ListSubmissions.self, GetSubmission.self, WaiveScan.self,
        SettleUnit.self, ListReceipts.self, ListProjectTotals.self,
        ListSupplementRequests.self, SendSupplements.self,
        ListSetAside.self, TakeSetAside.self, ListUnitAddresses.self, SetUnitAddress.self, ListUnitNames.self,
        SetUnitName.self,
        Withdraw.self, KeepCandidate.self, ListDuplicates.self, DecideDuplicate.self,
        ClaimDuplicate.self, ReleaseDuplicate.self,
        ReadSignInSheet.self,
      ]),
    ServiceContract(
      party: .screening, name: Decide.service,
      methods: [
        ListReviews.self, ClaimReview.self, ReleaseReview.self, Decide.self, WaiveInformation.self, ReopenReview.self,
        Explain.self,
        ListHeld.self, ListSocieties.self, GetEvaluation.self, ListClocks.self, ListClockTotals.self,
        AddSociety.self, ChangeSociety.self, AllocateByHand.self,
        PreviewRerun.self, StartRerun.self, ListReruns.self, ListRerunCandidates.self, ListRuleSets.self,
        GetScreenedCandidate.self, ListFieldDoubts.self, SettleFieldDoubt.self, FlagForReview.self, EndReviewFlag.self,
        ListReviewFlags.self,
        PlanBriefing.self, ChangeBriefing.self, CancelBriefing.self, ListBriefings.self, GetBriefing.self,
        ListInvited.self, RecordAttendance.self,
      ]),
    ServiceContract(
      party: .society, name: ListCases.service,
      methods: [
        ListCases.self, GetCase.self, Advance.self, AskForInformation.self, RecordInformation.self, Return.self,
        Conclude.self,
      ]),
    ServiceContract(
      party: .referral, name: ListMembers.service,
      methods: [ListMembers.self, GetMember.self, RecordAnswer.self]),
  ]

  /// What each service answers besides its own methods.
  package static let methodsOfEveryService: [any RPCMethod.Type] = [
    HealthCheck.self, ListMethods.self, DescribeMethod.self, ListDeadLetters.self, GetDeadLetter.self,
    RedriveDeadLetter.self,
    DiscardDeadLetter.self,
  ]

  /// In the order in which a candidate meets them.
  package static let events: [EventContract] = [
    event(Examples.candidateRecommended, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.candidateCorrected, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.candidateWithdrawn, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.reviewRequested, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.informationRequired, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.supplementRequested, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.candidateSupplemented, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.supplementExpired, on: .intakeEvents, from: .intake, to: [.screening]),
    event(Examples.levelChanged, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.candidatePassed, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.candidateRejected, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.candidateHeld, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.candidateAllocated, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.briefingPlanned, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.briefingChanged, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.briefingCancelled, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.briefingInvited, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.briefingDisinvited, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.attendanceRecorded, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.caseAllocated, on: .societyCases, from: .screening, to: [.society]),
    event(Examples.caseCorrected, on: .societyCases, from: .screening, to: [.society]),
    event(Examples.caseWithdrawn, on: .societyCases, from: .screening, to: [.society]),
    event(Examples.societyChanged, on: .societies, from: .screening, to: [.screening]),
    event(Examples.caseClockChanged, on: .societyCases, from: .screening, to: [.society]),
    event(Examples.clockMarkReached, on: .screeningEvents, from: .screening, to: [.intake]),
    event(Examples.caseAccepted, on: .societyEvents, from: .society, to: [.intake]),
    event(Examples.stageAdvanced, on: .societyEvents, from: .society, to: [.intake]),
    event(Examples.informationAsked, on: .societyEvents, from: .society, to: [.intake, .screening]),
    event(Examples.informationReceived, on: .societyEvents, from: .society, to: [.intake, .screening]),
    event(Examples.informationItemsSettled, on: .societyEvents, from: .society, to: [.intake, .screening]),
    event(Examples.informationReminded, on: .societyEvents, from: .society, to: [.intake, .screening]),
    event(Examples.caseReturned, on: .societyEvents, from: .society, to: [.intake, .screening]),
    event(Examples.caseConcluded, on: .societyEvents, from: .society, to: [.intake, .referral]),
    event(Examples.memberRegistered, on: .referralEvents, from: .referral, to: [.intake]),
    event(Examples.memberWaiting, on: .referralEvents, from: .referral, to: [.intake]),
    event(Examples.memberReferred, on: .referralEvents, from: .referral, to: [.intake]),
    event(Examples.referralRequested, on: .partnerReferrals, from: .referral, to: [.partner]),
    event(Examples.referralAnswered, on: .partnerAnswers, from: .partner, to: [.referral]),
    event(Examples.answerRecorded, on: .referralEvents, from: .referral, to: [.intake]),
  ]

  private static func event<Payload: EventPayload>(
    _ example: Payload, on channel: Channel, from producer: Party, to consumers: [Party]
  ) -> EventContract {
    EventContract(
      payload: Payload.self, channel: channel, producer: producer, consumers: consumers,
      example: Examples.envelope(of: example, from: producer))
  }
}
