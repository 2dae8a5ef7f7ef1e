import Contracts

/// The number under which a member is registered: `CN-2025-P-00001`, that is the registry's country, the campaign's year,
/// the level (`P` professional, `S` senior) and a running number, at least five digits, from 1 and without gaps in each
/// campaign and level.
struct MemberNumber: Sendable, Hashable, CustomStringConvertible {
  var campaign: Int
  var level: Level
  /// From 1.
  var sequence: Int

  var description: String {
    let letter =
      switch level {
      case .professional: "P"
      case .senior: "S"
      }
    let digits = String(sequence)
    let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
    return "CN-\(campaign)-\(letter)-\(zeros)\(digits)"
  }
}
