import Messaging
import StateStore

/// Brings a changed registry into force, and refers the members who waited for one of its partners (A2.2).
///
/// Both are units of work that may be done again: the registry has a revision, and a member is referred once.
struct PartnerRegistryUpdate: Sendable {
  let processor: Processor

  private static let source = "/accord/referral/partner-registry"
  private static let waitingSource = "/accord/referral/waiting-members"
  private static let pageSize = 100

  func apply(_ registry: PartnerRegistry) async throws {
    let current = try processor.store.read { try PartnerRegistryTable(transaction: $0).current() }
    if current.registry != registry {
      let next = PartnerRegistryTable.Version(revision: current.revision + 1, registry: registry)
      try await processor.perform(WorkInput(source: Self.source, id: "revision-\(next.revision)")) { work in
        try Self.replace(next, work)
      }
    }
    try await referWaiting(registry)
  }

  static func replace(_ next: PartnerRegistryTable.Version, _ work: UnitOfWork) throws {
    let table = PartnerRegistryTable(transaction: work.transaction)
    // Work done again after a commit whose answer was lost.
    guard try table.current().revision < next.revision else { return }
    try table.append(next, at: work.now)
    try work.record(
      subject: "partner-registry", actor: work.service.source, action: "registryReplaced", detail: next.registry)
  }

  private func referWaiting(_ registry: PartnerRegistry) async throws {
    var last = ""
    while true {
      let page = try processor.store.read {
        try MemberTable(transaction: $0).waitingForPartner(after: last, limit: Self.pageSize)
      }
      for member in page where member.country.flatMap(registry.partner) != nil {
        let number = member.number.description
        // A member waits for a partner once in their life, so the number alone makes the input unique.
        try await processor.perform(
          WorkInput(source: Self.waitingSource, id: number, correlationID: member.candidate.id)
        ) { work in
          try MemberReferral.referWaiting(number: number, work)
        }
      }
      guard page.count == Self.pageSize, let end = page.last else { return }
      last = end.number.description
    }
  }
}
