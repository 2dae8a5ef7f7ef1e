import Contracts

/// Which society of a field gets a candidate (N2.3): who asks for the specialty first, then who has the fewest cases for
/// its weight, then the code. The same standing gives the same answer.
struct AllocationRule: Sendable {
  struct Choice: Sendable, Hashable {
    var society: Society
    /// Why this society, in Chinese.
    var explanation: String
  }

  let registry: SocietyRegistry

  /// The societies of a field that may get the candidate.
  func candidates(field: String, excluding: Set<String>) -> [Society] {
    let serving = registry.serving(field)
    return excluding.isEmpty ? serving : serving.filter { !excluding.contains($0.code) }
  }

  /// - Parameters:
  ///   - excluding: societies that gave the candidate back; a case does not go back to them.
  ///   - allocated: how many cases a society got so far; asked only where several societies come into question.
  func choose(
    field: String, specialty: String?, excluding: Set<String>, allocated: (String) throws -> Int
  ) rethrows -> Choice? {
    let all = candidates(field: field, excluding: excluding)
    guard let first = all.first else { return nil }
    let suffix = excluding.isEmpty ? "" : "；不再分配给已退回该案件的学会（\(excluding.sorted().joined(separator: "、"))）"
    if all.count == 1 {
      return Choice(society: first, explanation: "\(Self.name(field))由\(first.name)（\(first.code)）受理\(suffix)")
    }
    let standings = try all.map { society in
      Standing(
        society: society, rank: Self.rank(society, field, specialty), allocated: try allocated(society.code))
    }
    guard let best = standings.min() else { return nil }
    let peers = standings.filter { $0.rank == best.rank }
    let why =
      if peers.count == 1 {
        best.rank == .wanted ? "优先受理该专业类别" : "受理该领域的各专业类别"
      } else if peers.filter({ $0.hasLoad(of: best) }).count > 1 {
        "已分配案件数与权重之比相同，按代码次序"
      } else {
        "已分配案件数与权重之比最小（\(best.allocated)∶\(best.society.weight)）"
      }
    return Choice(
      society: best.society,
      explanation: "\(Self.name(field))有\(all.count)家学会受理，分配给\(best.society.name)（\(best.society.code)）：\(why)\(suffix)"
    )
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

    func hasLoad(of other: Standing) -> Bool {
      allocated * other.society.weight == other.allocated * society.weight
    }

    static func < (left: Standing, right: Standing) -> Bool {
      if left.rank != right.rank { return left.rank.rawValue < right.rank.rawValue }
      if !left.hasLoad(of: right) {
        // a/w < b/v, without a division
        return left.allocated * right.society.weight < right.allocated * left.society.weight
      }
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
