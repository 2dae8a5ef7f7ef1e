import Contracts
import KafkaRPC
import Messaging
import ServiceRuntime
import StateStore

extension Screening {
  static func build(_ configuration: Configuration) -> ServicePlan {
    let registry = CurrentRegistry(configuration.registry)
    let allocation = CaseAllocation(registry: registry, term: configuration.term)
    let rules = CurrentRules(configuration.rules)
    let rerun = RuleRerun(rules: rules, allocation: allocation)
    var timers = TimerRouter()
    allocation.clock.add(to: &timers)
    HoldRelease(allocation: allocation).add(to: &timers)
    rerun.add(to: &timers)
    BriefingInviting.add(to: &timers)

    var methods = MethodRegistry()
    let queries = ScreeningQueries(registry: registry, term: configuration.term)
    methods.query(ListReviews.self, queries.reviews)
    methods.query(ListHeld.self, queries.held)
    methods.query(ListSocieties.self, queries.societies)
    methods.query(GetEvaluation.self, queries.evaluation)
    methods.query(ListClocks.self, queries.clocks)
    methods.query(ListClockTotals.self, queries.clockTotals)
    let registering = SocietyRegistering(registry: registry)
    methods.command(AddSociety.self, registering.add)
    methods.command(ChangeSociety.self, registering.change)
    methods.command(AllocateByHand.self, HandAllocation(allocation: allocation).allocate)
    methods.query(
      Explain.self, CandidateExplanation(rules: rules, registry: registry, term: configuration.term).explain)
    methods.command(ClaimReview.self, ReviewClaiming.claim)
    methods.command(ReleaseReview.self, ReviewClaiming.release)
    methods.command(
      Decide.self,
      ReviewDeciding(
        allocation: allocation, needsSecondOfficer: configuration.needsSecondOfficer, rules: rules
      ).decide)
    methods.command(WaiveInformation.self, InformationWaiving(rules: rules, allocation: allocation).waive)
    methods.command(ReopenReview.self, ReviewReopening(rules: rules, allocation: allocation).reopen)

    methods.command(PlanBriefing.self, BriefingPlanning.plan)
    methods.command(ChangeBriefing.self, BriefingPlanning.change)
    methods.command(CancelBriefing.self, BriefingPlanning.cancel)
    methods.command(RecordAttendance.self, AttendanceRecording.record)
    let briefings = BriefingQueries()
    methods.query(ListBriefings.self, briefings.list)
    methods.query(GetBriefing.self, briefings.get)
    methods.query(ListInvited.self, briefings.invited)

    let reruns = RerunQueries(rules: rules)
    methods.query(PreviewRerun.self, reruns.preview)
    methods.command(StartRerun.self, rerun.start)
    methods.query(ListReruns.self, reruns.reruns)
    methods.query(ListRerunCandidates.self, reruns.candidates)
    methods.query(ListRuleSets.self, reruns.ruleSets)

    methods.query(GetScreenedCandidate.self, queries.candidate)
    methods.query(ListFieldDoubts.self, queries.fieldDoubts)
    methods.command(SettleFieldDoubt.self, FieldSettling.settle)
    methods.command(FlagForReview.self, ReviewFlagging.flag)
    methods.command(EndReviewFlag.self, ReviewFlagging.end)
    methods.query(ListReviewFlags.self, queries.flags)

    let (societiesFile, rulesFile) = (configuration.societiesFile, configuration.rulesFile)
    return ServicePlan(
      service: .screening, migrations: Schema.migrations,
      subscriptions: [.topic(.intakeEvents), .everySocietyEvents, .topic(.societies)],
      router: router(allocation, rules: rules), timers: timers, methods: methods,
      background: { processor, logger in
        ScreeningMetrics.start()
        let change = RegistryChange(registry: registry, processor: processor)
        let clocks = ClockWatch(clock: allocation.clock, processor: processor, logger: logger)
        var watched: [WatchedFile] = []
        if !societiesFile.isEmpty {
          watched.append(WatchedFile(path: societiesFile, logger: logger, apply: change.apply))
        }
        if !rulesFile.isEmpty {
          let change = RulesChange(rules: rules, processor: processor)
          watched.append(WatchedFile(path: rulesFile, logger: logger, apply: change.apply))
        }
        return watched + [clocks]
      })
  }

  /// What screening does with each event; the bench runs it without the rest of the service.
  package static func router(societies yaml: String) throws -> EventRouter {
    router(CaseAllocation(registry: CurrentRegistry(try SocietyRegistry(yaml: yaml)), term: .notice))
  }

  package static var migrations: [Migration] { Schema.migrations }

  static func router(_ allocation: CaseAllocation, rules: CurrentRules = .notice) -> EventRouter {
    var router = EventRouter()
    router.on(CandidateRecommended.self, CandidateScreening(rules: rules, allocation: allocation).screen)
    SupplementScreening(rules: rules, allocation: allocation).add(to: &router)
    router.on(CandidateCorrected.self, CandidateCorrecting(rules: rules, allocation: allocation).correct)
    router.on(CandidateWithdrawn.self, CandidateWithdrawal(allocation: allocation).withdraw)
    let following = CaseFollowing(allocation: allocation)
    router.on(CaseAccepted.self, following.accepted)
    router.on(StageAdvanced.self, following.advanced)
    router.on(CaseConcluded.self, following.concluded)
    router.on(CaseReturned.self, following.returned)
    router.on(InformationAsked.self, following.asked)
    router.on(InformationItemsSettled.self, following.settled)
    router.on(InformationReminded.self, following.reminded)
    router.on(InformationReceived.self, following.received)
    router.on(SocietyChanged.self, SocietyRegistering(registry: allocation.registry).heard)
    return router
  }
}
