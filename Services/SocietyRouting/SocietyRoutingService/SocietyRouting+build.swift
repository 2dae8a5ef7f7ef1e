import Contracts
import KafkaRPC
import Messaging
import ServiceRuntime

extension SocietyRouting {
  static func build(_ configuration: Configuration) -> ServicePlan {
    let society = configuration.society

    let clock = CaseClock(term: configuration.term)

    var router = EventRouter()
    let acceptance = CaseAcceptance(society: society, plan: PanelPlan(panels: configuration.panels), clock: clock)
    router.on(CaseAllocated.self, acceptance.accept)
    let changing = CaseChanging(society: society, clock: clock)
    router.on(CaseCorrected.self, changing.correct)
    router.on(CaseWithdrawn.self, changing.withdraw)
    router.on(CaseClockChanged.self, changing.move)

    var timers = TimerRouter()
    clock.add(to: &timers)
    InformationClock(society: society, clock: clock).add(to: &timers)

    var methods = MethodRegistry()
    let carrying = CaseCarrying(society: society, clock: clock)
    let queries = CaseQueries(term: configuration.term)
    methods.query(ListCases.self, queries.list)
    methods.query(GetCase.self, queries.get)
    methods.command(Advance.self, carrying.advance)
    methods.command(AskForInformation.self, carrying.ask)
    methods.command(RecordInformation.self, carrying.receive)
    methods.command(Return.self, carrying.giveBack)
    methods.command(Conclude.self, carrying.conclude)

    return ServicePlan(
      service: .society(society), migrations: Schema.migrations, subscriptions: [.topic(.societyCases(society))],
      router: router, timers: timers, methods: methods,
      background: { processor, logger in
        SocietyMetrics.start()
        return [CalendarChange(clock: clock, processor: processor, logger: logger)]
      })
  }
}
