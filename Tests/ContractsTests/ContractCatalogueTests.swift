import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@Suite("The catalogue")
struct ContractCatalogueTests {
  @Test("types and method names are unique, versioned and well formed")
  func names() {
    let types = ContractCatalogue.events.map(\.type)
    #expect(Set(types).count == types.count)
    for type in types {
      let parts = type.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 4 && parts[0] == "accord" && parts[3] == "v1")
      #expect(parts[1...2].allSatisfy(Self.isTopicPart))
    }
    let methods = ContractCatalogue.services.flatMap { $0.methods.map { $0.fullName } }
    #expect(Set(methods).count == methods.count)
    for service in ContractCatalogue.services {
      let parts = service.name.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 4 && parts[0] == "accord" && parts[1] == service.party.rawValue && parts[2] == "v1")
      for method in service.methods {
        #expect(method.service == service.name)
      }
    }
  }

  @Test("an event is said by the party that its type names, on a channel of which it is the only sender")
  func producers() {
    for event in ContractCatalogue.events {
      #expect(event.type.hasPrefix("accord.\(event.producer.rawValue)."))
      #expect(!event.consumers.isEmpty)
      let senders = Set(ContractCatalogue.events.filter { $0.channel == event.channel }.map(\.producer))
      #expect(senders == [event.producer])
    }
  }

  @Test("every channel carries something, on a topic whose name has dots and hyphens only")
  func channels() {
    for channel in Channel.allCases {
      #expect(ContractCatalogue.events.contains { $0.channel == channel })
      let name = channel.address.replacing("{society}", with: "hydraulic").replacing("{partner}", with: "mengc")
      #expect(name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isTopicPart))
    }
  }

  @Test("every event and method that is declared stands in it")
  func complete() throws {
    let folder = ProjectFolder.root.appending(path: "Shared/Contracts")
    var declared: [String: Set<String>] = [:]
    for path in FileManager.default.subpaths(atPath: folder.path()) ?? [] where path.hasSuffix(".swift") {
      for line in try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.first == "package", words.count == 5, words[1] == "struct" || words[1] == "enum" else { continue }
        declared[String(words[3]), default: []].insert(String(words[2].dropLast()))
      }
    }
    #expect(declared["EventPayload"] == Set(ContractCatalogue.events.map { "\($0.payload)" }))
    let methods = ContractCatalogue.services.flatMap { $0.methods } + ContractCatalogue.methodsOfEveryService
    #expect(declared["RPCMethod"] == Set(methods.map { "\($0)" }))
  }

  @Test("what goes to all societies and comes from all partners is found by its pattern")
  func patterns() {
    #expect(TopicPattern.everySocietyEvents.matches(Topic.societyEvents("hydraulic").name))
    #expect(!TopicPattern.everySocietyEvents.matches(Topic.societyCases("hydraulic").name))
    #expect(!TopicPattern.everySocietyEvents.matches("accord.society.a.b.events"))
    #expect(!TopicPattern.everySocietyEvents.matches("accord.society.events"))
    #expect(TopicPattern.everyPartnerAnswers.matches(Topic.partnerAnswers("mengc").name))
    #expect(TopicPattern.topic(.intakeEvents).matches("accord.intake.events"))
  }

  @Test("examples carry no personal data outside their payload")
  func attributes() throws {
    for event in ContractCatalogue.events.map(\.example) {
      var bare = event
      bare.data = []
      let envelope = String(decoding: bare.encoded(), as: UTF8.self)
      #expect(envelope.utf8.allSatisfy { $0 < 0x80 })
      #expect(!envelope.contains("1370000"))
      #expect(Identifier.isUUID(event.id))
    }
  }

  private static func isTopicPart(_ part: Substring) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }
  }
}
