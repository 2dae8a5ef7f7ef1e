import Contracts
import KafkaRPC
import Messaging
import ServiceRuntime

extension SocietyRouting {
  static func build(_ configuration: Configuration) -> ServicePlan {
    let society = configuration.society

    var router = EventRouter()
    let acceptance = CaseAcceptance(society: society, plan: PanelPlan(panels: configuration.panels))
    router.on(CaseAllocated.self, acceptance.accept)
    let changing = CaseChanging(society: society)
    router.on(CaseCorrected.self, changing.correct)
    router.on(CaseWithdrawn.self, changing.withdraw)

    var timers = TimerRouter()
    CaseClock.add(to: &timers)

    var methods = MethodRegistry()
    let carrying = CaseCarrying(society: society)
    methods.query(ListCases.self, CaseQueries.list)
    methods.query(GetCase.self, CaseQueries.get)
    methods.command(Advance.self, carrying.advance)
    methods.command(Return.self, carrying.giveBack)
    methods.command(Conclude.self, carrying.conclude)

    return ServicePlan(
      service: .society(society), migrations: Schema.migrations, subscriptions: [.topic(.societyCases(society))],
      router: router, timers: timers, methods: methods)
  }
}
