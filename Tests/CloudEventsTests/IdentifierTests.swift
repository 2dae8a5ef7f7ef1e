import AccordTesting
import CloudEvents
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test("a UUIDv7 begins with its time and carries its version and variant")
  func shape() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let id = Identifier.v7(at: Timestamp(milliseconds: 1_744_767_000_123), using: &generator)
      #expect(id.hasPrefix("01963c37-9e3b-7"))
      #expect("89ab".contains(Array(id)[19]))
      #expect(Identifier.isUUID(id))
    }
  }

  @Test("ids made later sort later, ids made at the same time differ")
  func order() {
    var generator = SeededGenerator(seed: 2)
    let ids = (0..<1000).map { Identifier.v7(at: Timestamp(milliseconds: $0 * 1000), using: &generator) }
    #expect(ids == ids.sorted())
    let same = (0..<1000).map { _ in Identifier.v7(at: Timestamp(milliseconds: 5), using: &generator) }
    #expect(Set(same).count == 1000)
  }

  @Test(
    "what is no UUID",
    arguments: [
      "", "01963bf5-b63b-7000-8000-00000000000", "01963bf5-b63b-7000-8000-0000000000000",
      "01963bf5b63b-7000-8000-0000000000000", "01963bf5-b63b-7000-8000-00000000000g",
      "０1963bf5-b63b-7000-8000-000000000",
    ])
  func noUUID(text: String) {
    #expect(!Identifier.isUUID(text))
  }
}
