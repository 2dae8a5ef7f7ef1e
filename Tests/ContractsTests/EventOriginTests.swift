import AccordTesting
import CloudEvents
import Contracts
import Testing

@Suite("Where events belong") struct EventOriginTests {
  /// The topic that the event of an example travels on.
  private static func topic(of contract: EventContract, code: String) -> String {
    contract.channel.address.replacing("{society}", with: code).replacing("{partner}", with: code)
  }

  private static func owner(_ contract: EventContract, _ payload: any EventPayload) -> String {
    (payload as? any ReportPayload)?.reporter ?? "civil"
  }

  @Test("each event type's example is at home on its own topic alone", arguments: ContractCatalogue.events)
  func home(contract: EventContract) throws {
    let payload = try contract.decode(contract.example)
    let owner = Self.owner(contract, payload)
    var event = contract.example
    if contract.producer == .society { event.source = ServiceName.society(owner).source }
    #expect(EventOrigin(contract).fault(of: event, carrying: payload, on: Self.topic(of: contract, code: owner)) == nil)
    for other in ContractCatalogue.events where other.channel != contract.channel {
      #expect(EventOrigin(contract).fault(of: event, carrying: payload, on: Self.topic(of: other, code: owner)) != nil)
    }
  }

  @Test("no service speaks in another's name", arguments: ContractCatalogue.events.filter { $0.producer != .partner })
  func source(contract: EventContract) throws {
    let payload = try contract.decode(contract.example)
    let topic = Self.topic(of: contract, code: Self.owner(contract, payload))
    var event = contract.example
    event.source = "/accord/society/somebody-else"
    #expect(EventOrigin(contract).fault(of: event, carrying: payload, on: topic) != nil)
  }

  @Test(
    "no society and no partner reports in another's name",
    arguments: ContractCatalogue.events.filter { $0.payload is any ReportPayload.Type })
  func report(contract: EventContract) throws {
    let payload = try contract.decode(contract.example)
    var event = contract.example
    if contract.producer == .society { event.source = ServiceName.society("somebody-else").source }
    #expect(
      EventOrigin(contract).fault(of: event, carrying: payload, on: Self.topic(of: contract, code: "somebody-else"))
        != nil)
  }

  @Test(
    "topics of one owner",
    arguments: [
      ("accord.society.civil.events", "civil"), ("accord.society..events", nil), ("accord.society.a.b.events", nil),
      ("accord.society.civil.cases", nil), ("accord.society.events", nil),
    ])
  func owner(topic: String, owner: String?) {
    #expect(Channel.societyEvents.owner(of: topic) == owner)
    #expect(Channel.intakeEvents.owner(of: topic) == nil)
  }
}
