import Contracts
import Messaging

/// Takes a changed registry into use and releases whoever it has a society for.
struct RegistryChange: Sendable {
  let registry: CurrentRegistry
  let release: HoldRelease
  let processor: Processor

  private static let source = "/accord/screening/holds"

  /// Doing it again with the same content changes nothing.
  func apply(_ content: [UInt8]) async throws {
    let new: SocietyRegistry
    do {
      new = try SocietyRegistry(content: content)
    } catch {
      ScreeningMetrics.registry(isFaulty: true)
      throw error
    }
    registry.replace(with: new)
    ScreeningMetrics.registry(isFaulty: false)
    let later = new.societies.filter { $0.from != nil }
    if !later.isEmpty {
      try await processor.perform(WorkInput(source: Self.source, id: "inForce")) { work in
        for society in later { try HoldRelease.schedule(for: society, work) }
      }
    }
    for held in try await held() where !new.serving(held.field).isEmpty {
      // The same hold released again is the same work: its ids come out the same, and the row is gone after the first time.
      let input = WorkInput(
        source: Self.source, id: "\(held.candidateID)@\(held.since.milliseconds)", correlationID: held.candidateID)
      try await processor.perform(input) { [release] work in try release.release(held.candidateID, work) }
    }
  }

  /// Listed by the store's one writer: whoever was being held under the old registry has been committed by then, and nobody
  /// after this is held under it.
  private func held() async throws -> [HeldView] {
    try await processor.perform(WorkInput(source: Self.source, id: "list")) { work in
      try HoldTable(transaction: work.transaction).list(field: nil)
    }
  }
}
