import Contracts

/// What waits for an officer: a candidate at screening, or two who may be one person at intake.
enum QueueItem: Sendable {
  case review(ReviewView)
  case duplicate(DuplicatePair)

  var id: String {
    switch self {
    case .review(let review): review.candidate.id
    case .duplicate(let pair): pair.id
    }
  }

  var place: QueuePlace {
    switch self {
    case .review(let review): review.place
    case .duplicate(let pair): pair.place
    }
  }

  /// Dispatched before planned (A2.4), then oldest first, whichever service asks.
  static func inOrder(_ reviews: [ReviewView], _ pairs: [DuplicatePair]) -> [QueueItem] {
    (reviews.map(QueueItem.review) + pairs.map(QueueItem.duplicate)).sorted { one, other in
      one.place == other.place ? one.id < other.id : one.place < other.place
    }
  }

  static let heads = ["编号", "事项", "姓名", "领域", "级别", "外派", "提交审核", "经办人", "倾向", "事由"]

  var cells: [String] {
    switch self {
    case .review(let review):
      [
        id, "审核", review.candidate.person.name, CandidateListCommand.fieldName(review.candidate.field),
        CandidateListCommand.levelName(review.candidate.level), Self.name(place.dispatch), place.since.forPeople,
        review.claimedBy ?? review.proposal.map { "待复核（\($0.officer)建议不通过）" } ?? "",
        review.suggestion.map(ExplainCommand.name) ?? "", review.cause,
      ]
    case .duplicate(let pair):
      [
        id, "核对重复", Self.both(pair.earlier.person.name, pair.newer.person.name),
        Self.both(
          CandidateListCommand.fieldName(pair.earlier.field), CandidateListCommand.fieldName(pair.newer.field)),
        Self.both(
          CandidateListCommand.levelName(pair.earlier.level), CandidateListCommand.levelName(pair.newer.level)),
        Self.name(place.dispatch), place.since.forPeople, pair.claimedBy ?? "", "",
        "\(PairTable.name(pair.kind))，须核对是否为同一人（\(pair.earlier.unit)、\(pair.newer.unit)）",
      ]
    }
  }

  private static func both(_ one: String, _ other: String) -> String { one == other ? one : "\(one)／\(other)" }

  private static func name(_ dispatch: Dispatch) -> String {
    switch dispatch {
    case .dispatched: "已外派"
    case .planned: "计划外派"
    }
  }
}
