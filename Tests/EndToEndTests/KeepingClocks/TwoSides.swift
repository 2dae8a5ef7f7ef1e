import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import ScreeningService
@testable import SocietyRoutingService

/// Screening and two societies on stores of their own, with what they send each other on its way for a while: a year in a
/// moment, the same for the same seed.
struct TwoSides {
  private struct Sent {
    var event: CloudEvent
    var to: ServiceName
    var arrives: Int64
  }

  static let societies = ["civil-a", "civil-b"]
  private static let registry =
    "societies: [{code: civil-a, name: 甲, fields: [civil]}, {code: civil-b, name: 乙, fields: [civil]}]"

  let screening: StateStore
  let desks: [String: StateStore]
  private(set) var now: Int64
  private let screeningRouter: EventRouter
  private var underway: [Sent] = []
  private var inputs = 0

  init(screening: StateStore, desks: [String: StateStore], start: Int64) throws {
    self.screening = screening
    self.desks = desks
    now = start
    screeningRouter = try Screening.router(societies: Self.registry)
  }

  static func open(start: Int64, _ body: (inout TwoSides) throws -> Void) async throws {
    try await withStore(service: "screening", migrations: Screening.migrations) { screening in
      try await withStore(service: "society-civil-a", migrations: SocietyRoutingService.Schema.migrations) { one in
        try await withStore(service: "society-civil-b", migrations: SocietyRoutingService.Schema.migrations) { two in
          var sides = try TwoSides(screening: screening, desks: ["civil-a": one, "civil-b": two], start: start)
          try body(&sides)
        }
      }
    }
  }

  // MARK: Doing

  /// Something that screening hears from intake.
  mutating func hear<Payload: EventPayload>(_ payload: Payload, delay: Int64) throws {
    let event = CloudEvent(
      id: "heard-\(inputs)", source: ServiceName.intake.source, type: Payload.eventType,
      time: Timestamp(milliseconds: now),
      data: try JSON.encode(payload))
    inputs += 1
    guard let route = screeningRouter.routes[Payload.eventType] else { throw Unrouted(type: Payload.eventType) }
    try work(at: .screening, screening) { work in
      try route.handle(event, try route.decode(event), work)
    }
    try collect(delay: delay)
  }

  mutating func decide(_ request: Decide.Request, delay: Int64) throws {
    let allocation = CaseAllocation(
      registry: CurrentRegistry(try SocietyRegistry(yaml: Self.registry)), term: .notice)
    try work(at: .screening, screening) { _ = try ReviewDeciding(allocation: allocation).decide(request, $0) }
    try collect(delay: delay)
  }

  /// - Returns: false where the society's state machine refuses it.
  mutating func act(
    at society: String, delay: Int64, _ body: (CaseCarrying, UnitOfWork) throws -> Void
  ) throws -> Bool {
    guard let store = desks[society] else { return false }
    do {
      try work(at: .society(society), store) { work in
        try body(CaseCarrying(society: society, clock: CaseClock(term: .notice)), work)
      }
    } catch is SocietyRoutingError {
      return false
    }
    try collect(delay: delay)
    return true
  }

  // MARK: Time

  /// Lets time go by; what falls due or arrives happens in its turn.
  mutating func wait(until time: Int64) throws {
    while let next = try next(), next <= time {
      now = max(now, next)
      try step()
    }
    now = max(now, time)
  }

  /// Until nothing is on its way any more.
  mutating func settle() throws {
    while let last = underway.map(\.arrives).max() { try wait(until: max(now, last)) }
  }

  private func next() throws -> Int64? {
    let timers = try ([screening] + desks.values).compactMap { store in
      try store.read { try $0.timers.list(after: nil, limit: 1) }.first?.due
    }
    return (timers + underway.map(\.arrives)).min()
  }

  private mutating func step() throws {
    if let index = underway.indices.filter({ underway[$0].arrives <= now }).min(by: { $0 < $1 }) {
      try deliver(underway.remove(at: index))
      return
    }
    for (name, store) in [(ServiceName.screening, screening)] + desks.map({ (.society($0.key), $0.value) }) {
      guard let timer = try store.read({ try $0.timers.list(after: nil, limit: 1) }).first, timer.due <= now else {
        continue
      }
      var router = TimerRouter()
      CandidateClock(term: .notice).add(to: &router)
      CaseClock(term: .notice).add(to: &router)
      if case .society(let code) = name {
        InformationClock(society: code, clock: CaseClock(term: .notice)).add(to: &router)
      }
      try work(at: name, store) { work in
        try work.cancel(timer: timer.kind, subject: timer.subject)
        try router.routes[timer.kind]?(timer.subject, Timestamp(milliseconds: timer.due), work)
      }
    }
    try collect(delay: 0)
  }

  private mutating func deliver(_ sent: Sent) throws {
    switch sent.to {
    case .screening:
      guard let route = screeningRouter.routes[sent.event.type] else { return }
      try work(at: .screening, screening) { try route.handle(sent.event, try route.decode(sent.event), $0) }
    case .society(let code):
      guard let store = desks[code] else { return }
      let plan = SocietyRouting.build(SocietyRoutingService.Configuration(society: code))
      guard let route = plan.router.routes[sent.event.type] else { return }
      try work(at: sent.to, store) { try route.handle(sent.event, try route.decode(sent.event), $0) }
    default: break
    }
    try collect(delay: 0)
  }

  private mutating func work(
    at service: ServiceName, _ store: StateStore, _ body: (UnitOfWork) throws -> Void
  ) throws {
    inputs += 1
    let input = WorkInput(source: "/test", id: "input-\(inputs)")
    try store.write { transaction in
      try body(
        UnitOfWork(
          transaction: transaction, service: service, input: input, now: Timestamp(milliseconds: now)))
    }
  }

  /// Puts what was sent on its way; what goes one way arrives in the order in which it was sent.
  private mutating func collect(delay: Int64) throws {
    for store in [screening] + Array(desks.values) {
      let rows = try store.write { transaction in
        let rows = try transaction.outbox.rows(limit: 1000)
        try transaction.outbox.delete(rows.map(\.seq))
        return rows.map(\.row)
      }
      for row in rows {
        let event = try CloudEvent(structured: row.value ?? [])
        for code in Self.societies {
          if row.topic == Topic.societyCases(code).name { send(event, to: .society(code), delay) }
          if row.topic == Topic.societyEvents(code).name { send(event, to: .screening, delay) }
        }
      }
    }
  }

  private mutating func send(_ event: CloudEvent, to service: ServiceName, _ delay: Int64) {
    let earlier = underway.filter { $0.to == service && $0.event.source == event.source }.map(\.arrives).max() ?? 0
    underway.append(Sent(event: event, to: service, arrives: max(now + delay, earlier)))
  }
}

struct Unrouted: Error {
  var type: String
}
