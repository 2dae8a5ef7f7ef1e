import Contracts
import Messaging

/// Takes a changed registry into use, and has those who wait for a society of its fields looked at.
struct RegistryChange: Sendable {
  let registry: CurrentRegistry
  let processor: Processor

  private static let source = "/accord/screening/registry"

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
    // Whoever was being held under the old registry has been committed by then, and nobody after this is held under it.
    try await processor.perform(WorkInput(source: Self.source, id: "changed")) { work in
      for society in new.societies { try HoldRelease.schedule(for: society, work) }
    }
  }
}
