import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// Events as they were once sent. The files are never changed and never removed while their type is in use: what stands in
/// somebody's topic stays readable. A new type adds a file.
@Suite("Golden events")
struct GoldenEventTests {
  static let folder = ProjectFolder.root.appending(path: "Tests/ContractsTests/Golden")

  static let files = (FileManager.default.subpaths(atPath: folder.path()) ?? []).filter { $0.hasSuffix(".json") }
    .sorted()

  @Test("each is decoded, and nothing that it says is lost", arguments: files)
  func decoded(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
    let event = try CloudEvent(structured: bytes)
    let contract = try #require(ContractCatalogue.event(ofType: event.type))
    let payload = try contract.decode(event)
    let again = try JSON.decode(JSONTree.self, from: JSON.encode(payload))
    #expect(again.sorted == (try JSON.decode(JSONTree.self, from: event.data)).sorted)
  }

  @Test("there is one of each type")
  func complete() {
    let types = Set(ContractCatalogue.events.map { "\($0.type).json" })
    #expect(
      types.subtracting(Self.files).isEmpty, "copy the example from deploy/contracts/examples to \(Self.folder.path())")
  }
}

extension JSONTree {
  /// The order of members means nothing.
  fileprivate var sorted: JSONTree {
    switch self {
    case .object(let members):
      .object(members.map { Member(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.sorted))
    default: self
    }
  }
}
