import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@Suite("Exported contracts")
struct ExportedContractsTests {
  @Test("deploy/contracts holds what the declarations say")
  func fresh() throws {
    let expected = try ContractExport.files()
    for (path, bytes) in expected {
      let file = ProjectFolder.contracts.appending(path: path)
      let committed = try? Data(contentsOf: file)
      let isFresh = committed.map { [UInt8]($0) } == bytes
      #expect(
        isFresh, "deploy/contracts/\(path) is stale: run `make contracts` and commit it")
    }
    let names = try #require(FileManager.default.subpaths(atPath: ProjectFolder.contracts.path()))
    let files = names.filter { $0.hasSuffix(".json") }
    #expect(Set(files) == Set(expected.keys), "what is no contract any more is still in deploy/contracts: remove it")
  }

  @Test("the descriptions are the doc comments of today")
  func descriptions() async throws {
    let script = ProjectFolder.root.appending(path: "deploy/describe-contracts")
    let run = try await CommandRun.run(script, [])
    #expect(run.status == 0, "\(run.errors)")
    let embedded = ProjectFolder.root.appending(path: "Shared/Contracts/Reference/descriptions.json")
    let isFresh = try String(contentsOf: embedded, encoding: .utf8) == run.output
    #expect(isFresh, "Shared/Contracts/Reference/descriptions.json is stale: run `make contracts` and commit it")
  }

  @Test("the CloudEvents SDK and jsonschema find every example valid")
  func examples() async throws {
    let events = ContractCatalogue.events.map { $0.example.encoded() }
    #expect(try await EventValidator.faults(in: events) == "")
    #expect(try await EventValidator.faults(inFilesAt: ProjectFolder.contracts.appending(path: "examples")) == "")
  }

  @Test("and they find faults where there are some, without quoting what stands there")
  func faults() async throws {
    var event = try #require(ContractCatalogue.event(ofType: CandidateRecommended.eventType)).example
    let text = String(decoding: event.data, as: UTF8.self)
    event.data = Array(text.replacing(#""late":false"#, with: #""late":"secret""#).utf8)
    let wrongMember = try await EventValidator.faults(in: [event.encoded()])
    #expect(wrongMember.contains("$.data.candidate.late breaks the rule type"))
    #expect(!wrongMember.contains("secret"))
    event.type = "accord.intake.unheard-of.v1"
    #expect(try await EventValidator.faults(in: [event.encoded()]).contains("its type is in no contract"))
    let noCloudEvent = try await EventValidator.faults(in: [Array(#"{"specversion":"1.0","id":"1"}"#.utf8)])
    #expect(noCloudEvent.contains("the CloudEvents SDK refuses it"))
  }

  @Test("the AsyncAPI document is valid, its references lead somewhere, its examples match its payloads")
  func asyncAPI() async throws {
    #expect(try await EventValidator.faults(inAsyncAPI: ProjectFolder.contracts.appending(path: "asyncapi.json")) == "")
  }
}
