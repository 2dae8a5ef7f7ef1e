import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Testing

@testable import KafkaRPC

@Suite struct EnvelopeTests {
  private let now = Timestamp(milliseconds: 1_744_767_000_123)

  private func request() throws -> RequestEnvelope {
    let method = try #require(MethodDescriptor(fullName: "accord.test.v1.Ledger/Add"))
    let caller = try #require(Caller(name: "tests"))
    return RequestEnvelope(
      address: ReturnAddress(caller: caller, callID: "01979c6e-0000-7000-8000-000000000001", instance: "i-1"),
      method: method, deadline: now.after(.seconds(5)), replyTopic: "accord.rpc.intake.replies.tests",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      metadata: ["idempotency-key": "k1", "note": "一", "note": "二", "seal-bin": .binary([0, 255])],
      message: Array(#"{"name":"周","amount":3}"#.utf8))
  }

  @Test func aRequestReadsAsItWasWritten() throws {
    let request = try request()
    let record = request.record(to: ServiceName.intake.requests, sent: now)
    #expect(record.topic == "accord.rpc.intake.requests")
    guard case .call(let read) = RequestArrival(received(record), to: .intake) else {
      Issue.record("the request was not taken")
      return
    }
    #expect(read == request)
  }

  @Test func aReplyReadsAsItWasWritten() throws {
    let address = try request().address
    let reply = ReplyEnvelope(
      address: address, status: Status(code: .ok, message: ""), message: Array(#"{"total":3}"#.utf8),
      metadata: ["a": "1"], trailers: ["b-bin": .binary([7])],
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    let record = reply.record(from: .intake, sent: now)
    #expect(record.topic == "accord.rpc.intake.replies.tests")
    #expect(record.partition == 0)
    #expect(ReplyEnvelope(received(record), caller: address.caller) == reply)
  }

  @Test func everyStatusTravels() throws {
    let address = try request().address
    for number in 1...16 {
      let code = try #require(Status.Code(rawValue: number))
      let reply = ReplyEnvelope(
        address: address, status: Status(code: code, message: "原因 \u{7}\n\"\(number)\""), message: [])
      let read = try #require(
        ReplyEnvelope(received(reply.record(from: .screening, sent: now)), caller: address.caller))
      #expect(read.status == reply.status)
    }
  }

  @Test func aStatusThatThisSideDoesNotKnowIsUnknown() throws {
    let address = try request().address
    let event = CloudEvent(
      id: "1", source: "/accord/intake", type: CallEnvelope.replyType, correlationID: address.callID,
      extensions: ["rpcinstance": address.instance, "grpcstatus": "99"])
    let read = try #require(
      ReplyEnvelope(
        ConsumerRecord(
          topic: "t", partition: 0, offset: 0, key: nil, value: event.encoded(),
          headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)]), caller: address.caller))
    #expect(read.status.code == .unknown)
  }

  /// What stands in messages stands in `data` alone: keys, headers and attributes are opaque.
  @Test func nothingOfAMessageStandsOutsideOfTheData() throws {
    let request = try request()
    let record = request.record(to: ServiceName.intake.requests, sent: now)
    let event = try CloudEvent(structured: #require(record.value))
    let outside =
      [event.id, event.source, event.type, event.subject ?? "", event.correlationID ?? ""]
      + Array(event.extensions.values) + [String(decoding: record.key ?? [], as: UTF8.self)]
      + record.headers.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(!outside.contains { $0.contains("周") })
    let reply = ReplyEnvelope(address: request.address, status: Status(code: .notFound, message: "周"), message: [])
    let replied = try CloudEvent(structured: #require(reply.record(from: .intake, sent: now).value))
    #expect(!replied.extensions.values.contains { $0.contains("周") })
  }

  @Test func aForeignReplyTopicIsDeniedOnTheCallersOwn() throws {
    var request = try request()
    request.replyTopic = "accord.rpc.intake.replies.somebody-else"
    let record = request.record(to: ServiceName.intake.requests, sent: now)
    guard case .refused(let address, let error) = RequestArrival(received(record), to: .intake) else {
      Issue.record("the request was not refused")
      return
    }
    #expect(error.code == .permissionDenied)
    #expect(address == request.address)
  }

  /// Requests that say who calls are answered, whatever else is wrong with them.
  @Test(arguments: [
    ("rpcmethod", "no-method", RPCError.Code.invalidArgument), ("rpcdeadline", "soon", .invalidArgument),
    ("rpcreplyto", "", .permissionDenied),
  ])
  func aFaultyAttributeIsRefused(name: String, value: String, code: RPCError.Code) throws {
    var event = try CloudEvent(
      structured: #require(try request().record(to: ServiceName.intake.requests, sent: now).value))
    event.extensions[name] = value
    guard case .refused(_, let error) = RequestArrival(received(event), to: .intake) else {
      Issue.record("the request was not refused")
      return
    }
    #expect(error.code == code)
    #expect(value.isEmpty || !error.message.contains(value))
  }

  @Test func whatSaysNotWhoCallsCannotBeAnswered() throws {
    let good = try CloudEvent(
      structured: #require(try request().record(to: ServiceName.intake.requests, sent: now).value))
    var foreign = good
    foreign.source = "/somewhere/else"
    var nameless = good
    nameless.extensions["rpcinstance"] = nil
    var other = good
    other.type = "accord.intake.candidate-recommended.v1"
    for event in [foreign, nameless, other] {
      guard case .unanswerable = RequestArrival(received(event), to: .intake) else {
        Issue.record("taken: \(event.source) \(event.type)")
        continue
      }
    }
    let noEvent = ConsumerRecord(topic: "t", partition: 0, offset: 0, key: nil, value: Array("周?".utf8))
    guard case .unanswerable(let reason) = RequestArrival(noEvent, to: .intake) else {
      Issue.record("taken")
      return
    }
    #expect(!reason.contains("周"))
  }

  /// Whatever bytes come, reading ends in one of the three ways; a cut or changed request is never taken for another one's.
  @Test func damagedRequestsNeverBecomeOtherCalls() throws {
    var generator = SeededGenerator(seed: 20250416)
    let good = try request()
    let record = good.record(to: ServiceName.intake.requests, sent: now)
    for _ in 0..<2000 {
      var bytes = try #require(record.value)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      case 1: bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
      default: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &generator))
      }
      var damaged = received(record)
      damaged.value = bytes
      if case .call(let call) = RequestArrival(damaged, to: .intake) {
        #expect(call.replyTopic == ServiceName.intake.replies(to: call.address.caller.name).name)
      }
    }
  }

  private func received(_ record: ProducerRecord) -> ConsumerRecord {
    ConsumerRecord(
      topic: record.topic, partition: record.partition ?? 0, offset: 0, key: record.key, value: record.value,
      headers: record.headers)
  }

  private func received(_ event: CloudEvent) -> ConsumerRecord {
    ConsumerRecord(
      topic: "t", partition: 0, offset: 0, key: nil, value: event.encoded(),
      headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
  }
}
