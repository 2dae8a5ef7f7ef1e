import AccordTesting
import Contracts
import Foundation
import Testing

@testable import ReferralService

@Suite struct PartnerRegistryTests {
  static let indonesia = Partner(
    code: "pii", name: "印度尼西亚工程师学会", nameEn: "The Institution of Engineers Indonesia", country: "ID")

  @Test func theNoticesFourStandFromTheStart() {
    #expect(PartnerRegistry.notice.partners.map(\.code) == ["hkie", "iem", "ies", "mengc"])
    #expect(PartnerRegistry.notice.partner(in: "MM")?.code == "mengc")
    #expect(PartnerRegistry.notice.partner(in: "ID") == nil)
  }

  @Test(arguments: [
    "partners:\n  - code: pii\n    name: 印度尼西亚工程师学会\n    nameEn: The Institution of Engineers Indonesia\n    country: ID\n",
    #"{"partners": [{"code": "pii", "name": "印度尼西亚工程师学会", "nameEn": "The Institution of Engineers Indonesia", "country": "ID"}]}"#,
  ])
  func aFileOfEitherKindAddsPartners(content: String) throws {
    let registry = try PartnerRegistry(file: Array(content.utf8))
    #expect(registry.partners.count == 5)
    #expect(registry.partner(in: "ID") == Self.indonesia)
    #expect(registry.partner(in: "MM")?.code == "mengc")
  }

  @Test func theExampleForOpsIsRead() throws {
    let example = try Data(contentsOf: ProjectFolder.root.appending(path: "deploy/secretariat/partners.yaml"))
    #expect(try PartnerRegistry(file: Array(example)).partner(in: "ID")?.code == "pii")
  }

  @Test func aFileMayReplaceAPartnerOfTheNotice() throws {
    let registry = try PartnerRegistry(
      file: Array("partners: [{code: ies, name: 新名, nameEn: New Name, country: SG}]".utf8))
    #expect(registry.partners.count == 4)
    #expect(registry.partner(in: "SG")?.nameEn == "New Name")
  }

  @Test(arguments: ["", "partners: []", "# nobody yet\n"])
  func aFileThatNamesNobodyLeavesTheNoticesFour(content: String) throws {
    #expect(try PartnerRegistry(file: Array(content.utf8)) == .notice)
  }

  @Test(arguments: [
    ("partners: [{code: PII, name: 名, nameEn: Name, country: ID}]", "small letters"),
    ("partners: [{code: pii, name: ' ', nameEn: Name, country: ID}]", "needs a name"),
    ("partners: [{code: pii, name: 名, nameEn: Name, country: Indonesia}]", "ISO 3166-1"),
    ("partners: [{code: pii, name: 名, nameEn: Name, country: CN}]", "outside the mainland"),
    ("partners: [{code: xy, name: 名, nameEn: Name, country: SG}]", "ies and xy have the same country SG"),
    (
      "partners: [{code: a, name: 名, nameEn: Name, country: ID}, {code: a, name: 名, nameEn: Name, country: ID}]",
      "stands more than once"
    ),
    ("partners: [{code: pii, name: 名, nameEn: Name}]", "country is missing"),
    ("partner: []", "partners is missing"),
    ("partners: nobody", "partners is not of the form"),
    ("partners: [", "neither YAML nor JSON"),
  ])
  func aFaultyFileSaysWhatIsWrong(content: String, message: String) {
    let error = #expect(throws: PartnerRegistryError.self) { try PartnerRegistry(file: Array(content.utf8)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func allFaultsAreToldAtOnce() {
    let content =
      "partners: [{code: A, name: '', nameEn: '', country: x}, {code: pii, name: 名, nameEn: N, country: CN}]"
    let error = #expect(throws: PartnerRegistryError.self) { try PartnerRegistry(file: Array(content.utf8)) }
    #expect(error?.faults.count == 4)
  }

  @Test func bytesThatAreNoTextAreAFault() {
    #expect(throws: PartnerRegistryError.self) { try PartnerRegistry(file: [0xff, 0xfe, 0x00]) }
  }
}
