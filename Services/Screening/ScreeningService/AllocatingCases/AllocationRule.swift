import CloudEvents
import Contracts

/// Which society of a field gets a candidate (N2.3). Whoever is paused, not in force or full gets nobody. Of the others: who asks
/// for the specialty first, then who has the fewest cases for its weight, then who has most room, then the code. The same
/// standing gives the same answer.
struct AllocationRule: Sendable {
  struct Choice: Sendable, Hashable {
    var society: Society
    /// Why this society, in Chinese.
    var explanation: String
  }

  let registry: SocietyRegistry
  /// Absent: all are in force.
  var now: Timestamp?

  /// - Parameters:
  ///   - excluding: societies that gave the candidate back; a case does not go back to them.
  ///   - open: how many cases a society has; asked only of those whose room is limited.
  ///   - allocated: how many cases a society got so far; asked only where several societies come into question.
  func choose(
    field: String, specialty: String?, excluding: Set<String>, open: (String) throws -> Int,
    allocated: (String) throws -> Int
  ) rethrows -> Choice? {
    let (all, away) = try takers(field: field, excluding: excluding, open: open)
    guard let first = all.first else { return nil }
    var suffix = excluding.isEmpty ? "" : "；不再分配给已退回该案件的学会（\(excluding.sorted().joined(separator: "、"))）"
    if !away.isEmpty { suffix += "；\(Self.text(of: away))" }
    if all.count == 1 {
      return Choice(
        society: first.society,
        explanation: "\(Self.name(field))由\(first.society.name)（\(first.society.code)）受理\(suffix)")
    }
    let standings = try all.map { taker in
      Standing(
        society: taker.society, rank: Self.rank(taker.society, field, specialty),
        allocated: try allocated(taker.society.code), room: taker.room)
    }
    guard let best = standings.min() else { return nil }
    return Choice(
      society: best.society,
      explanation: "\(Self.name(field))有\(all.count)家学会受理，分配给\(best.society.name)（\(best.society.code)）："
        + Self.why(best, among: standings) + suffix)
  }

  /// Who serves the field and takes nobody now, and why, in Chinese; absent where nobody serves it at all.
  func away(
    field: String, excluding: Set<String>, open: (String) throws -> Int
  ) rethrows -> String? {
    let away = try takers(field: field, excluding: excluding, open: open).away
    return away.isEmpty ? nil : Self.text(of: away)
  }

  private func takers(
    field: String, excluding: Set<String>, open: (String) throws -> Int
  ) rethrows -> (all: [(society: Society, room: Int)], away: [(society: Society, why: String)]) {
    var all: [(society: Society, room: Int)] = []
    var away: [(society: Society, why: String)] = []
    for society in registry.serving(field) where !excluding.contains(society.code) {
      if society.isPaused {
        away.append((society, "暂停受理"))
      } else if let now, !society.isInForce(at: now) {
        away.append((society, "不在受理期内"))
      } else if let capacity = society.capacity {
        let has = try open(society.code)
        if has < capacity {
          all.append((society, capacity - has))
        } else {
          away.append((society, "在办案件已满\(capacity)件"))
        }
      } else {
        all.append((society, .max))
      }
    }
    return (all, away)
  }

  private static func text(of away: [(society: Society, why: String)]) -> String {
    away.map { "\($0.society.name)（\($0.society.code)）\($0.why)" }.joined(separator: "，")
  }

  private static func why(_ best: Standing, among standings: [Standing]) -> String {
    let peers = standings.filter { $0.rank == best.rank }
    if peers.count == 1 { return best.rank == .wanted ? "优先受理该专业类别" : "受理该领域的各专业类别" }
    let equals = peers.filter { $0.hasLoad(of: best) }
    if equals.count == 1 { return "已分配案件数与权重之比最小（\(best.allocated)∶\(best.society.weight)）" }
    if equals.filter({ $0.room == best.room }).count == 1 {
      return "已分配案件数与权重之比相同，余量最大（\(best.room == .max ? "不限" : "\(best.room)件")）"
    }
    return "已分配案件数与权重之比相同，按代码次序"
  }

  private enum Rank: Int {
    /// Asks for this specialty.
    case wanted
    /// Serves the field in general.
    case general
    /// Asks for other specialties.
    case other
  }

  private struct Standing: Comparable {
    var society: Society
    var rank: Rank
    var allocated: Int
    /// How many cases more it may have.
    var room: Int

    func hasLoad(of other: Standing) -> Bool {
      allocated * other.society.weight == other.allocated * society.weight
    }

    static func < (left: Standing, right: Standing) -> Bool {
      if left.rank != right.rank { return left.rank.rawValue < right.rank.rawValue }
      if !left.hasLoad(of: right) {
        // a/w < b/v, without a division
        return left.allocated * right.society.weight < right.allocated * left.society.weight
      }
      if left.room != right.room { return left.room > right.room }
      return left.society.code < right.society.code
    }
  }

  private static func rank(_ society: Society, _ field: String, _ specialty: String?) -> Rank {
    guard let wanted = society.specialties[field] else { return .general }
    return specialty.map(wanted.contains) == true ? .wanted : .other
  }

  /// The Chinese name of a field, for explanations.
  static func name(_ field: String) -> String {
    Taxonomy.attachment1.field(field)?.name ?? field
  }
}
