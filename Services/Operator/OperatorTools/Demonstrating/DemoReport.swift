import Contracts
import Foundation

/// What `accordctl demo --json` writes. Absent values stand as `null`.
struct DemoReport: Encodable, Sendable {
  var submissions: [DemoSubmission]
  var candidates: [DemoCandidate]
  /// Records in all dead-letter topics.
  var deadLetters: Int
  var elapsedSeconds: Double
  /// `127.0.0.1:PORT`
  var broker: String
  /// Service to `http://127.0.0.1:PORT`.
  var http: [String: String]

  /// Every candidate reached an end or a stated wait, and nothing is parked.
  var isComplete: Bool {
    deadLetters == 0 && candidates.allSatisfy(\.isSettled)
  }

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
