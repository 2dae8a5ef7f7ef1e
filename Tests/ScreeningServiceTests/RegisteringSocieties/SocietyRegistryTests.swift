import Contracts
import Foundation
import Testing

@testable import ScreeningService

@Suite struct SocietyRegistryTests {
  @Test("A registry is read with all that it may say")
  func complete() throws {
    let registry = try SocietyRegistry(
      yaml: """
        societies:
          - code: hydro-2
            name: 水利水电工程学会（示例）
            fields: [hydraulic, civil]
            specialties: [hydraulic/levee, hydraulic/reinforcement, civil/geotechnical]
            weight: 3
          - code: civil
            name: 土木工程学会（示例）
            fields:
              - civil
        """)
    #expect(registry.societies.map(\.code) == ["civil", "hydro-2"])
    #expect(registry.serving("civil").map(\.code) == ["civil", "hydro-2"])
    #expect(registry.serving("landscape").isEmpty)
    let society = try #require(registry.society("hydro-2"))
    #expect(society.weight == 3)
    #expect(society.specialties == ["hydraulic": ["levee", "reinforcement"], "civil": ["geotechnical"]])
    #expect(registry.society("civil")?.weight == 1)
  }

  @Test("JSON is read too, and a registry may be empty")
  func json() throws {
    let json = #"{"societies": [{"code": "civil", "name": "甲", "fields": ["civil"]}]}"#
    #expect(try SocietyRegistry(yaml: json).societies.map(\.code) == ["civil"])
    #expect(try SocietyRegistry(yaml: "societies: []").societies.isEmpty)
  }

  @Test("The example that is shipped has a society for every field")
  func example() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../deploy/secretariat/societies.yaml")
    let registry = try SocietyRegistry(content: [UInt8](Data(contentsOf: file)))
    for field in Taxonomy.attachment1.fields { #expect(!registry.serving(field.code).isEmpty) }
  }

  @Test(
    "Each fault is named with what would do",
    arguments: [
      ("", "begin with `societies:`"),
      ("- civil", "begin with `societies:`"),
      ("societies: civil", "has to be a list"),
      ("societes: []", "there is no key `societes`"),
      ("societies: [civil]", "a society has keys"),
      ("societies: [{name: 甲, fields: [civil]}]", "`code` takes small letters"),
      ("societies: [{code: Civil, name: 甲, fields: [civil]}]", "`code` takes small letters"),
      ("societies: [{code: civil.a, name: 甲, fields: [civil]}]", "`code` takes small letters"),
      ("societies: [{code: 土木, name: 甲, fields: [civil]}]", "`code` takes small letters"),
      ("societies: [{code: civil, fields: [civil]}]", "`name` is missing"),
      ("societies: [{code: civil, name: ' ', fields: [civil]}]", "`name` is missing"),
      ("societies: [{code: civil, name: 甲}]", "`fields` has to be a list"),
      ("societies: [{code: civil, name: 甲, fields: []}]", "`fields` has to be a list"),
      ("societies: [{code: civil, name: 甲, fields: [aerospace]}]", "no field `aerospace`"),
      ("societies: [{code: civil, name: 甲, fields: [civil, civil]}]", "listed twice"),
      ("societies: [{code: civil, name: 甲, fields: [civil], specialties: civil}]", "list of field/specialty"),
      ("societies: [{code: civil, name: 甲, fields: [civil], specialties: [structural]}]", "has to be field/specialty"),
      ("societies: [{code: civil, name: 甲, fields: [civil], specialties: [hydraulic/levee]}]", "own fields"),
      ("societies: [{code: civil, name: 甲, fields: [civil], specialties: [civil/levee]}]", "no specialty `levee`"),
      ("societies: [{code: civil, name: 甲, fields: [civil], weight: 0}]", "`weight` takes"),
      ("societies: [{code: civil, name: 甲, fields: [civil], weight: many}]", "`weight` takes"),
      ("societies: [{code: civil, name: 甲, fields: [civil], size: 3}]", "there is no key `size`"),
      ("societies: [{code: civil, name: 甲, fields: [civil], capacity: 0}]", "`capacity` takes"),
      ("societies: [{code: civil, name: 甲, fields: [civil], paused: perhaps}]", "`paused` takes"),
      ("societies: [{code: civil, name: 甲, fields: [civil], from: 2025-02-30}]", "`from` takes a day"),
      ("societies: [{code: civil, name: 甲, fields: [civil], from: 2025-03-02, to: 2025-03-01}]", "lies before `from`"),
      ("societies: [{code: civil, name: 甲, fields: [civil]}, {code: civil, name: 乙, fields: [civil]}]", "used twice"),
      ("societies: [", "no YAML"),
    ])
  func fault(_ yaml: String, _ expected: String) {
    let error = #expect(throws: RegistryFaults.self) { try SocietyRegistry(yaml: yaml) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("All faults are reported at once, each with its line")
  func allAtOnce() {
    let error = #expect(throws: RegistryFaults.self) {
      try SocietyRegistry(
        yaml: """
          societies:
            - code: Civil
              name: 甲
              fields: [aerospace]
            - code: hydro
              fields: [hydraulic]
              weight: -1
          """)
    }
    #expect(error?.faults.count == 4)
    #expect(error?.faults.map { $0.prefix(7) } == ["line 2:", "line 4:", "line 5:", "line 7:"])
  }

  @Test("What is no UTF-8 is refused")
  func notUTF8() {
    #expect(throws: RegistryFaults.self) { try SocietyRegistry(content: [0xFF, 0xFE, 0x00]) }
  }
}
