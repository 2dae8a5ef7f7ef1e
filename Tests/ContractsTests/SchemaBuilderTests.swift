import CloudEvents
import Contracts
import Testing

@Suite("Schemas derived from types")
struct SchemaBuilderTests {
  private func schema(of type: any EventPayload.Type) throws -> JSONTree {
    let path = ContractSchema.path(type.eventType)
    return try JSON.decode(JSONTree.self, from: #require(try ContractExport.files()[path]))
  }

  @Test("an optional member is not required, the others are")
  func required() throws {
    let schema = try schema(of: CaseReturned.self)
    #expect(schema["required"] == ["caseID", "candidateID", "society", "officer", "reason"])
    #expect(schema["properties"]?["suggestedField"]?["type"] == "string")
  }

  @Test("code lists, timestamps, arrays and nested types say what they are")
  func kinds() throws {
    let schema = try schema(of: CaseAllocated.self)
    #expect(schema["properties"]?["dueAt"]?["format"] == "date-time")
    #expect(schema["properties"]?["findings"]?["items"] == ["$ref": "#/$defs/Finding"])
    #expect(
      schema["$defs"]?["ProjectStatus"]?["enum"] == [
        "preparing", "under-construction", "completed", "awaiting-handover", "operating",
      ])
    #expect(schema["$defs"]?["Candidate"]?["properties"]?["campaign"]?["type"] == "integer")
    #expect(schema["$defs"]?["DeclaredQualifications"]?["properties"]?["relevantYears"]?["type"] == "number")
    #expect(schema["$defs"]?["DeclaredQualifications"]?["required"] == nil)
  }

  @Test("a member is described by its doc comment")
  func described() throws {
    let schema = try schema(of: CandidateAllocated.self)
    #expect(schema["properties"]?["explanation"]?["description"] == "Why this society, in Chinese.")
  }
}
