import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Testing

extension FleetTests {
  /// Societies and fields that there are not.
  struct UnknownSocietyTests {
    private let hydraulic = ServiceName.society("hydraulic")

    @Test(arguments: ["Civil", "civil.a", "学会", "../etc", "-civil", "a b"])
    func aCodeThatNoTopicCanHaveIsAFaultOfTheConfiguration(code: String) async throws {
      try await withFolder { folder in
        let outcome = try await Executable.run(
          "society-routing",
          ["--society=\(code)", "--kafka-bootstrap-servers", "127.0.0.1:1", "--data-directory", folder.path()])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("society (--society, SOCIETY) takes small letters, digits and hyphens"))
      }
    }

    @Test func aRegistryThatNamesAnUnknownFieldIsAFaultOfTheConfiguration() async throws {
      try await withFolder { folder in
        let registry = folder.appending(path: "societies.yaml")
        try Data("societies:\n  - {code: Astro, name: 天文学会, fields: [astronomy]}\n".utf8).write(to: registry)
        let outcome = try await Executable.run(
          "screening",
          [
            "--societies-file", registry.path(), "--kafka-bootstrap-servers", "127.0.0.1:1", "--data-directory",
            folder.path(),
          ])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Attachment 1 has no field `astronomy`"))
        #expect(outcome.errors.contains("`code` takes small letters"), "all faults at once: \(outcome.errors)")
      }
    }

    /// A case that is for another society, or of a field that there is not, is refused by itself; the next one is taken.
    @Test(arguments: [("civil", "hydraulic", "foreignCase"), ("hydraulic", "astronomy", "unknownField")])
    func aCaseThatIsNotTheSocietysIsADeadLetter(society: String, field: String, code: String) async throws {
      let fleet = try Fleet.running
      let (foreign, own) = (UUID().uuidString.lowercased(), UUID().uuidString.lowercased())
      try await fleet.topics.send([
        try allocation(of: foreign, field: field, to: society),
        try allocation(of: own, field: "hydraulic", to: "hydraulic"),
      ])
      _ = try await fleet.topics.payloads(CaseAccepted.self, on: .societyEvents("hydraulic"), about: [own])
      let letter = try await eventually("the dead letter") {
        try await fleet.topics.records(of: hydraulic.deadLetters).first { $0.key == Array(foreign.utf8) }
      }
      let reason = letter.headers.first { $0.name == "accord-dead-letter-code" }?.value
      #expect(reason == Array(code.utf8))
      let accepted = try await fleet.topics.events(of: .societyEvents("hydraulic"))
      #expect(!accepted.contains { $0.subject == foreign })
      let listed = try await fleet.ctl("dead-letters", "list", "society-hydraulic")
      #expect(listed.output.contains(foreign) && listed.output.contains(code))
    }

    /// The case as screening would put it on the hydraulic society's topic.
    private func allocation(of id: String, field: String, to society: String) throws -> ProducerRecord {
      let now = Timestamp(milliseconds: 1_745_000_000_000)
      let allocated = CaseAllocated(
        caseID: UUID().uuidString.lowercased(), society: society, candidate: .sample(id: id, field: field),
        findings: [], allocatedAt: now, dueAt: now)
      return try .event(allocated, about: id, from: .screening, to: .societyCases("hydraulic"))
    }

    @Test func aDecisionOnNobodyIsRefused() async throws {
      let fleet = try Fleet.running
      let unknown = try await fleet.ctl(
        "call", "accord.screening.v1.Screening/Decide", "-d",
        "{\"candidateID\":\"nobody\",\"outcome\":\"passed\",\"officer\":\"op-7\",\"reason\":\"test\"}")
      #expect(unknown.status == 64 + 5, "\(unknown.errors)")
      let unreadable = try await fleet.ctl(
        "call", "accord.screening.v1.Screening/Decide", "-d",
        "{\"candidateID\":\"nobody\",\"outcome\":\"beatified\",\"officer\":\"op-7\",\"reason\":\"test\"}")
      #expect(unreadable.status == 64 + 3, "\(unreadable.errors)")
    }

    @Test func aCallToASocietyThatDoesNotRunEndsInTime() async throws {
      let answer = try await Fleet.running.ctl(
        "call", "--service", "society-astro", "--max-time", "1", "accord.society.v1.SocietyRouting/ListCases")
      #expect(answer.status == 64 + 4, "\(answer.errors)")
    }
  }
}
