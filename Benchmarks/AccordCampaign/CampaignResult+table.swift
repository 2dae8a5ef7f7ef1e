import Contracts
import Foundation

extension CampaignResult: CustomStringConvertible {
  package var description: String {
    var lines = ["where \(standings.count) candidates ended"]
    lines += Self.table(Self.count(standings.map(\.text)))
    lines += ["", "their clocks (A2.5)"]
    lines += Self.table(Self.count(standings.map { $0.state?.rawValue ?? "never allocated" }))
    let waited = standings.compactMap { standing in
      standing.clock.map { EvaluationTerm.notice.lengths(of: $0.clock, now: end).waited }
    }.filter { $0 > 0 }.sorted()
    let days = waited.map { Double($0) / 86_400_000 }
    lines += Self.table([
      ("stood for screening, which waited for the unit", "\(stoodForScreening) clocks"),
      ("stood for a society", "\(stoodForSocieties) clocks"),
      ("days waited, all together", String(format: "%.0f", days.reduce(0, +))),
      ("days waited, median", String(format: "%.1f", days.isEmpty ? 0 : days[days.count / 2])),
    ])
    lines += ["", "rule sets of the latest decisions"] + Self.table(Self.count(standings.map(\.ruleSet)))
    if let rerun {
      lines += ["", "the rerun by 2025-2"]
      lines += Self.table([
        ("looked at", "\(rerun.examined)"), ("judged otherwise", "\(rerun.changed)"),
        ("judged as before", "\(rerun.unchanged)"), ("decided for good", "\(rerun.closed)"),
      ])
    }
    lines += ["", "\(events) records were sent"]
    lines += Self.table(counts.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
    lines += [
      "", "commands that were refused: \(refused)", "digest: \(digest)", "digest of the endings: \(digestOfEndings)",
    ]
    if faults.isEmpty {
      lines.append("everybody is in exactly one place, and the second computation agrees")
    } else {
      lines += ["", "\(faults.count) faults:"] + faults.prefix(20).map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private static func count(_ words: [String]) -> [(String, String)] {
    Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
  }

  private static func table(_ rows: [(String, String)]) -> [String] {
    rows.map { name, value in
      "  \(name.padding(toLength: max(46, name.count + 1), withPad: " ", startingAt: 0))\(value)"
    }
  }
}
