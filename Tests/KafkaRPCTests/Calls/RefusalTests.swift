import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Kafka
import MetricsTestKit
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct RefusalTests {
  @Test func requestsBeyondTheServersBoundAreTurnedAway() async throws {
    let gate = Gate()
    var limits = RPCLimits()
    limits.serverInFlight = 2
    try await withService(limits: limits, methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            _ = try await service.client.call(
              Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
          }
        }
        await gate.reached(2)
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(
            Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
        }
        #expect(error?.code == .resourceExhausted)
        #expect(gate.count == 2)
        gate.openForAll()
        try await group.waitForAll()
      }
      // There is room again.
      gate.open()
      _ = try await service.client.call(
        Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
    }
  }

  @Test func aReplyTopicThatIsNotTheCallersOwnIsDenied() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      var request = try raw.request(Ledger.Add.fullName, json: #"{"name":"a","amount":3}"#, callID: "call-1")
      request.replyTopic = service.name.replies(to: "victim").name
      try await raw.send(request)
      let replies = try await raw.replies(1)
      #expect(replies.first?.status.code == .permissionDenied)
      let total = try service.store.read { try Ledger.total("a", $0) }
      #expect(total.rows == 0)
      // Nothing went where it was not to go: the topic was never made.
      let admin = try KafkaAdmin(service.kafka)
      defer { admin.close() }
      let topics = try admin.topics(timeout: .seconds(60))
      #expect(topics[service.name.replies(to: "victim").name] == nil)
    }
  }

  @Test func recordsThatAreNoRequestsAreCountedAndStopNobody() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      let topic = service.name.requests.name
      try await raw.send([
        ProducerRecord(topic: topic, key: nil, value: nil),
        ProducerRecord(topic: topic, key: nil, value: Array("no event".utf8)),
        ProducerRecord(
          topic: topic, key: nil, value: CloudEvent(id: "1", source: "/x", type: "y").encoded(),
          headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)]),
      ])
      let answer = try await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 3), timeout: .seconds(60))
      #expect(answer.total == 3)
      try await eventually { try service.served("unanswerable_requests") == 3 }
    }
  }

  @Test func aMethodThatStreamsIsRefusedAtStart() async throws {
    try await withService(methods: { _ in }) { service in
      let transport = try KafkaServerTransport(
        service: service.name, kafka: service.kafka, store: service.store, clock: SystemClock(), limits: RPCLimits(),
        metrics: ServerMetrics(methods: [], factory: service.serverMetrics), logger: quiet)
      var context = GRPCServerContext()
      context.methods = [
        MethodDescriptor(fullyQualifiedService: "a.B", method: "Unary", type: .unary),
        MethodDescriptor(fullyQualifiedService: "a.B", method: "Watch", type: .serverStreaming),
        MethodDescriptor(fullyQualifiedService: "a.B", method: "Chat", type: .bidirectionalStreaming),
      ]
      transport.configure(context: context)
      await #expect(throws: RPCServerError.streaming(methods: ["a.B/Chat", "a.B/Watch"])) {
        try await transport.listen { _, _ in }
      }
    }
  }

  @Test func aStreamingCallDoesNotLeaveTheClient() async throws {
    let caller = try #require(Caller(name: "tests"))
    let connection = CallConnection(
      caller: caller, kafka: configuration("127.0.0.1:1"), limits: RPCLimits(), clock: SystemClock(),
      metrics: ClientMetrics(factory: TestMetrics()), logger: quiet)
    let client = GRPCClient(
      transport: KafkaClientTransport(service: .intake, connection: connection, limits: RPCLimits()))
    let error = await #expect(throws: RPCError.self) {
      try await client.serverStreaming(
        request: ClientRequest(message: RawMessage(json: [])),
        descriptor: MethodDescriptor(fullyQualifiedService: "a.B", method: "Watch", type: .serverStreaming),
        serializer: RawMessageCoder(), deserializer: RawMessageCoder(), options: .defaults
      ) { try $0.accepted.get() }
    }
    #expect(error?.code == .unimplemented)
  }

  @Test func aRegistryThatContradictsItsContractsIsRefused() throws {
    var twice = MethodRegistry()
    Ledger.register(with: &twice)
    twice.query(Ledger.Total.self) { _, _ in Ledger.Total.Response(total: 0, rows: 0) }
    #expect(throws: RPCServerError.registeredTwice(method: Ledger.Total.fullName)) { try twice.validate() }
    var wrong = MethodRegistry()
    wrong.query(Ledger.Add.self) { _, _ in Ledger.Add.Response(total: 0) }
    #expect(throws: RPCServerError.wrongKind(method: Ledger.Add.fullName)) { try wrong.validate() }
  }
}
