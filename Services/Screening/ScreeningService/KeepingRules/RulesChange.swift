import Contracts
import Foundation
import Messaging

/// Takes a changed `rules.file` into the book. What is faulty is told with all its faults, and the book stays as it was.
struct RulesChange: Sendable {
  let rules: CurrentRules
  let processor: Processor

  private static let source = "/accord/screening/rules"

  /// Doing it again with the same content changes nothing.
  func apply(_ content: [UInt8]) async throws {
    do {
      let set = try RuleSet(content: content)
      let yaml = String(decoding: content, as: UTF8.self)
      let taking = RuleTaking(rules: rules)
      try await processor.perform(WorkInput(source: Self.source, id: UUID().uuidString)) { work in
        try taking.take(set, yaml: yaml, by: nil, reason: Configuration.rulesFile.name, work)
      }
      ScreeningMetrics.rules(isFaulty: false)
    } catch let error where error is RuleSetFaults || error is ScreeningError {
      ScreeningMetrics.rules(isFaulty: true)
      throw error
    }
  }
}
