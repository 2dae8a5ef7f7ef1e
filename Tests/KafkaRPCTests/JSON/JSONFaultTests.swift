import GRPCCore
import Testing

@testable import KafkaRPC

@Suite struct JSONFaultTests {
  struct Person: Codable {
    var name: String
    var years: [Int]
  }

  struct Message: Codable {
    var person: Person
  }

  @Test(arguments: [
    (#"{"person":{"name":"秘密","years":[1,"秘密"]}}"#, "person.years[1]"),
    (#"{"person":{"name":"秘密"}}"#, "person.years"),
    (#"{"person":{"name":12345,"years":[]}}"#, "person.name"),
    (#"{"person":null}"#, "person"),
    (#"["秘密"]"#, ""),
    (#"{"person":"秘密"#, ""),
  ])
  func theErrorNamesThePlaceAndNotTheValue(json: String, path: String) throws {
    let error = try #require(throws: RPCError.self) {
      try JSONMessageDeserializer<Message>.ofRequests.deserialize(Array(json.utf8))
    }
    #expect(error.code == .invalidArgument)
    #expect(path.isEmpty || error.message.contains(path))
    #expect(!error.message.contains("秘密") && !error.message.contains("12345"))
    #expect(error.cause == nil)
  }

  @Test func aResponseThatDoesNotFitIsTheServicesFault() throws {
    let error = try #require(throws: RPCError.self) {
      try JSONMessageDeserializer<Message>.ofResponses.deserialize(Array("{}".utf8))
    }
    #expect(error.code == .internalError)
  }
}
