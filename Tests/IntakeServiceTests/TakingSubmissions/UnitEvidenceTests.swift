import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// Which unit a submission is of: subject, form, and the sender's known address, in this order.
struct UnitEvidenceTests {
  private static func delivery(_ unit: String?, certain: Bool = true, settled: Bool = false) -> Delivery {
    var delivery = Delivery(
      channel: .mail, receivedAt: Timestamp(milliseconds: 0), unit: unit, campaign: 2025, messageID: "m", files: [])
    delivery.isUnitCertain = certain
    delivery.isUnitSettled = settled
    return delivery
  }

  /// What is said, and the unit, whether a person is asked, and whether the address is learnt.
  struct Case: Sendable {
    var subject: String?
    var certain = true
    var form: String?
    var address: String?
    var unit: String?
    var disputed = false
    var learnt = false
  }

  @Test(arguments: [
    Case(subject: "甲学会", form: "甲学会", unit: "甲学会", learnt: true),
    Case(subject: "甲学会", unit: "甲学会", learnt: true),
    Case(form: "甲学会", unit: "甲学会", learnt: true),
    Case(address: "甲学会", unit: "甲学会"),
    Case(),
    Case(subject: "甲学会", form: "乙学会", unit: "甲学会", disputed: true),
    // Whoever writes can write both, so an address that is known for another unit is asked about.
    Case(subject: "甲学会", form: "江海省甲学会", address: "乙学会", unit: "江海省甲学会", disputed: true),
    Case(subject: "甲学会", form: "江海省甲学会", address: "甲学会", unit: "甲学会", learnt: true),
    Case(subject: "甲学会", address: "乙学会", unit: "甲学会", disputed: true),
    Case(form: "甲学会", address: "乙学会", unit: "甲学会", disputed: true),
    Case(subject: "甲学会", form: "乙学会", address: "乙学会", unit: "甲学会", disputed: true),
    // A subject that holds more than the name.
    Case(subject: "甲学会张三", certain: false, unit: "甲学会张三", disputed: true),
    Case(subject: "甲学会张三", certain: false, form: "甲学会", unit: "甲学会", learnt: true),
    Case(subject: "甲学会张三", certain: false, address: "甲学会", unit: "甲学会", learnt: true),
    // One name in both scripts.
    Case(subject: "江海省工程師學會", form: "江海省工程师学会", unit: "江海省工程師學會", learnt: true),
  ])
  func allThatSpeaksOfTheUnitIsWeighed(given: Case) {
    let evidence = UnitEvidence(
      Self.delivery(given.subject, certain: given.certain), inForm: given.form, ofSender: given.address)
    #expect(evidence.unit == given.unit)
    #expect(evidence.isDisputed == given.disputed)
    #expect(evidence.isWorthLearning == given.learnt)
  }

  @Test func anOfficersWordGoesBeforeAll() {
    let evidence = UnitEvidence(Self.delivery("甲学会", settled: true), inForm: "乙学会", ofSender: "丙学会")
    #expect(evidence.unit == "甲学会" && !evidence.isDisputed)
  }

  @Test func anAddressIsKnownForOneUnitOnly() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let now = Timestamp(milliseconds: 1_000)
      try store.write { transaction in
        let table = UnitAddressTable(transaction: transaction)
        #expect(try table.unit(of: "a@example.org") == nil)
        try table.learn("A@Example.org", of: "甲学会", at: now)
        try table.learn("a@example.org", of: "甲学会", at: now)
        try table.learn("b@example.org", of: "甲学会", at: now)
        #expect(try table.unit(of: "a@example.org") == "甲学会")
        #expect(try table.unit(of: "c@example.org") == nil, "it is the address that is known, and not the domain")
        // A mailbox that two units share tells nothing.
        try table.learn("a@example.org", of: "乙学会", at: now)
        #expect(try table.unit(of: "a@example.org") == nil)
        #expect(try table.knows("A@example.org", of: "甲学会") && table.knows("a@example.org", of: "乙学会"))
        #expect(try !table.knows("a@example.org", of: "学会"), "a part of a name is another name")
        // Until an officer says whose it is.
        try table.set("a@example.org", to: "丙学会", at: now)
        #expect(try table.unit(of: "a@example.org") == "丙学会")
        try table.learn("a@example.org", of: "乙学会", at: now)
        #expect(try table.unit(of: "a@example.org") == "丙学会")
        #expect(try table.knows("a@example.org", of: "丙学会") && !table.knows("a@example.org", of: "乙学会"))
        try table.set("a@example.org", to: nil, at: now)
        #expect(try table.unit(of: "a@example.org") == nil)
      }
    }
  }

  @Test func addressesAreSetByAnOfficerAndListedInPages() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      func work<Result>(_ id: String, _ body: (UnitOfWork) throws -> Result) throws -> Result {
        try store.write { transaction in
          try body(
            UnitOfWork(
              transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: id),
              now: Timestamp(milliseconds: 1_000)))
        }
      }
      func set(_ address: String, _ unit: String?, officer: String = "李") throws -> [UnitAddress] {
        let request = SetUnitAddress.Request(address: address, unit: unit, officer: officer, reason: "来电确认")
        return try work(address) { try SetAsideMethods.setUnitAddress(request, $0) }.addresses
      }
      for name in ["c", "a", "b"] { #expect(try set("\(name)@Example.org", "\(name)学会").count == 1) }
      let first = try store.read { try SetAsideMethods.listUnitAddresses(.init(limit: 2), $0) }
      #expect(first.addresses.map(\.address) == ["a@example.org", "b@example.org"])
      let second = try store.read {
        try SetAsideMethods.listUnitAddresses(.init(limit: 2, pageToken: first.nextPageToken), $0)
      }
      #expect(second.addresses.map(\.unit) == ["c学会"] && second.nextPageToken == nil)
      #expect(try set("a@example.org", nil).isEmpty)
      for (address, officer) in [("nobody", "李"), ("a b@example.org", "李"), ("a@example.org", " ")] {
        #expect(throws: IntakeError.self) { try set(address, "甲学会", officer: officer) }
      }
    }
  }
}
