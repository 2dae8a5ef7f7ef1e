import Contracts
import Foundation
import Synchronization

/// The live view: one line that is written over while standard output is a terminal, a line a change otherwise.
final class DemoProgress: Sendable {
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private let last = Mutex("")

  func say(_ text: String) {
    last.withLock { last in
      if isTerminal, !last.isEmpty { print("\r\u{1B}[K", terminator: "") }
      last = ""
      print(text)
      fflush(nil)
    }
  }

  func show(_ candidates: [CandidateSummary]) {
    var counts: [String: Int] = [:]
    for candidate in candidates {
      counts[Self.place(candidate.progress), default: 0] += 1
    }
    let line =
      "  " + Self.places.compactMap { place in counts[place].map { "\(place) \($0)" } }.joined(separator: " · ")
    last.withLock { last in
      guard line != last else { return }
      last = line
      print(isTerminal ? "\r\u{1B}[K\(line)" : line, terminator: isTerminal ? "" : "\n")
      fflush(nil)
    }
  }

  func finish() {
    if isTerminal, last.withLock({ !$0.isEmpty }) { print() }
  }

  private static let places = [
    "screening", "review", "asked", "held", "society", "registered", "referred", "waiting", "ended",
  ]

  private static func place(_ progress: CandidateProgress) -> String {
    if progress.ended { return "ended" }
    switch progress.referral?.status {
    case .waitingForCountry, .waitingForPartner: return "waiting"
    case .referred, .acknowledged: return "referred"
    case .granted, .declined, nil: break
    }
    if progress.memberNumber != nil { return "registered" }
    if progress.society != nil { return "society" }
    if progress.held { return "held" }
    switch progress.screening {
    case .informationRequired: return "asked"
    case .underReview: return "review"
    case .passed, .rejected, nil: return "screening"
    }
  }
}
