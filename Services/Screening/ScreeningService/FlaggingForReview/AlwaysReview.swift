import Contracts
import Messaging
import StateStore

/// No rule passes or refuses a person or a unit with a flag: an officer decides, and sees what the rules would have said.
struct AlwaysReview {
  let work: UnitOfWork

  /// The judgement as it may take effect.
  func holding(_ judgement: Judgement, of candidate: Candidate) throws -> Judgement {
    let flags = try Self.flags(on: candidate, work.transaction)
    // The person goes on under the data that they have now.
    for flag in flags where flag.kind == .person {
      try ReviewFlagTable(transaction: work.transaction).add(FlagSubject.keys(of: candidate), to: flag.id)
    }
    return flags.isEmpty ? judgement : judgement.forOfficer(because: flags.map(Self.note))
  }

  /// Those in force on the person or on the unit.
  static func flags(on candidate: Candidate, _ transaction: any SQLTransaction) throws -> [ReviewFlagView] {
    let table = ReviewFlagTable(transaction: transaction)
    // Asked of every candidate, and nearly always there is none.
    guard try table.isAny() else { return [] }
    return try table.list(under: FlagSubject.keys(of: candidate) + [FlagSubject.key(ofUnit: candidate.unit)])
  }

  private static func note(_ flag: ReviewFlagView) -> String {
    let whom = flag.kind == .person ? "该人员" : "该推荐单位"
    return "\(whom)被标记为须由经办人审核（\(flag.officer)：\(flag.reason)）"
  }
}
