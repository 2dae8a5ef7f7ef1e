import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Testing

@testable import OperatorTools

extension FleetTests {
  /// Records that no service of Accord would write, on the topics that running services read.
  struct BadRecordTests {
    /// What is wrong with a record, and how it is called.
    enum Fault: String, CaseIterable, CustomTestStringConvertible {
      case noValue, notJSON, notAnEnvelope, noContentType, payloadOfAnotherShape, over256KiB

      var testDescription: String { rawValue }

      var code: String {
        switch self {
        case .noValue, .notJSON, .notAnEnvelope, .noContentType: "notACloudEvent"
        case .payloadOfAnotherShape: "payloadUnreadable"
        case .over256KiB: "recordTooLarge"
        }
      }

      static let name = "高隐私"
      static let phone = "13900007777"

      /// A record about this candidate that holds a name and a phone number.
      func record(key: String) throws -> ProducerRecord {
        let person = "{\"name\":\"\(Self.name)\",\"phone\":\"\(Self.phone)\"}"
        let envelope = """
          {"specversion":"1.0","id":"\(UUID().uuidString)","source":"/accord/intake","subject":"\(key)",\
          "type":"accord.intake.candidate-recommended.v1","datacontenttype":"application/json"
          """
        let value: String? =
          switch self {
          case .noValue: nil
          case .notJSON: "\(envelope),\"data\":{\"candidate\":{\"person\":\(person)"
          case .notAnEnvelope: "{\"person\":\(person)}"
          case .noContentType: "\(envelope),\"data\":{\"person\":\(person)}}"
          case .payloadOfAnotherShape: "\(envelope),\"data\":{\"candidate\":{\"person\":\(person)}}}"
          case .over256KiB:
            "\(envelope),\"data\":{\"person\":\(person),\"scan\":\"\(String(repeating: "x", count: 300_000))\"}}"
          }
        let type = self == .noContentType ? "text/plain" : CloudEvent.structuredContentType
        return ProducerRecord(
          topic: Topic.intakeEvents.name, key: Array(key.utf8), value: value.map { Array($0.utf8) },
          headers: [KafkaHeader("content-type", type), KafkaHeader("x-person", Self.name)])
      }
    }

    @Test(arguments: Fault.allCases)
    func aRecordThatCannotBeReadIsADeadLetterUntilAnOperatorDecides(fault: Fault) async throws {
      let fleet = try Fleet.running
      let (parked, other) = (UUID().uuidString.lowercased(), UUID().uuidString.lowercased())
      try await fleet.topics.send([
        fault.record(key: parked), .recommendation(of: parked), .recommendation(of: other),
      ])
      // Others go on, and whoever has the same key waits.
      _ = try await fleet.topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [other])
      let letter = try await eventually("the dead letter") {
        try await fleet.topics.records(of: ServiceName.screening.deadLetters).first { $0.key == Array(parked.utf8) }
      }
      check(letter, fault)

      let listed = try await fleet.ctl("dead-letters", "list", "screening")
      let line = try #require(listed.output.split(separator: "\n").first { $0.contains(parked) })
      #expect(line.contains(fault.code) && line.contains("accord.intake.events["))
      let id = String(try #require(line.split(separator: " ").first))
      let shown = try await fleet.ctl("dead-letters", "show", "screening", id)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("\"waiting\" : 1"))
      // To whoever may see it: the record itself, of a long one the beginning.
      #expect(shown.output.contains(Fault.name) == (fault != .noValue))

      let decision = ["--officer", "op-7", "--reason", "test of \(fault)"]
      #expect(try await decide("redrive", id, decision, fleet) == "\(id): wouldBeRedriven")
      #expect(try await decide("redrive", id, decision + ["--execute"], fleet).hasPrefix("\(id): refusedAgain"))
      #expect(try await decide("discard", id, decision, fleet) == "\(id): wouldBeDiscarded")
      #expect(try await fleet.ctl("dead-letters", "list", "screening").output.contains(parked))
      #expect(try await !hasPassed(parked, fleet), "a dry run lets nobody go on")

      #expect(try await decide("discard", id, decision + ["--execute"], fleet) == "\(id): discarded")
      _ = try await fleet.topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [parked])
      #expect(try await !fleet.ctl("dead-letters", "list", "screening").output.contains(parked))
      let discarded = try await fleet.ctl("dead-letters", "list", "screening", "--status", "discarded")
      #expect(discarded.output.contains(parked))
      let again = try await fleet.ctl(["dead-letters", "discard", "screening", id, "--execute"] + decision)
      #expect(again.status == 64 + 9, "what was decided is decided: \(again.errors)")

      let screening = try fleet(.screening)
      let history = try await fleet.ctl("history", "verify", "--store", screening.store)
      #expect(history.status == 0, "\(history.output)\(history.errors)")
      #expect(try await screening.get("/health/ready").status == 200)
      for secret in [Fault.name, Fault.phone] {
        #expect(!screening.log.contains(secret))
        #expect(try await !screening.metrics.contains(secret))
        #expect(!listed.output.contains(secret))
      }
    }

    /// The copy on the dead-letter topic: its reason in headers, which hold nothing of what the record held.
    private func check(_ letter: ConsumerRecord, _ fault: Fault) {
      var headers: [String: String] = [:]
      for header in letter.headers { headers[header.name] = String(decoding: header.value, as: UTF8.self) }
      #expect(headers["accord-dead-letter-code"] == fault.code)
      #expect(headers["accord-dead-letter-message"]?.isEmpty == false)
      #expect(headers["accord-dead-letter-topic"] == Topic.intakeEvents.name)
      #expect(headers["accord-dead-letter-service"] == "screening")
      for (name, value) in headers {
        #expect(!value.contains(Fault.name) && !value.contains(Fault.phone), "\(name)")
      }
      if fault == .over256KiB {
        #expect(headers["accord-dead-letter-omitted"] == "value" && letter.value?.isEmpty != false)
      }
    }

    private func decide(_ what: String, _ id: String, _ decision: [String], _ fleet: Fleet) async throws -> String {
      let outcome = try await fleet.ctl(["dead-letters", what, "screening", id] + decision)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func hasPassed(_ id: String, _ fleet: Fleet) async throws -> Bool {
      try await fleet.topics.events(of: .screeningEvents).contains { $0.subject == id }
    }

    @Test func anUnknownTypeIsSkippedAndCounted() async throws {
      let fleet = try Fleet.running
      let screening = try fleet(.screening)
      let counter = "accord_messaging_records_total{result=\"unknown_type\"}"
      let before = try #require(try await screening.metric(counter))
      let id = UUID().uuidString.lowercased()
      let event = CloudEvent(
        id: UUID().uuidString, source: "/accord/intake", type: "accord.intake.candidate-praised.v9", subject: id,
        data: Array("{\"stars\":5}".utf8))
      let unknown = ProducerRecord(
        topic: Topic.intakeEvents.name, key: Array(id.utf8), value: event.encoded(),
        headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
      try await fleet.topics.send([unknown, .recommendation(of: id)])
      // Whoever has the same key goes on behind it.
      _ = try await fleet.topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [id])
      #expect(try await screening.metric(counter) == before + 1)
      let letters = try await fleet.topics.records(of: ServiceName.screening.deadLetters)
      #expect(!letters.contains { $0.key == Array(id.utf8) })
    }
  }
}
