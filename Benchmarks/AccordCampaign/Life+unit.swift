import CloudEvents
import Contracts

/// What the unit and screening's officers do about the candidate.
extension Life {
  /// The request that waits for an answer.
  var request: String? { items.isEmpty ? nil : "request-\(index)-\(rounds)" }

  /// The unit is asked for more.
  ///
  /// - Returns: what it does, and after how many days.
  mutating func ask(_ items: [String], at time: Timestamp) -> (CampaignTask, ClosedRange<Int>) {
    rounds += 1
    self.items = items
    askedAt = time
    let requestID = request ?? ""
    return percent() < 82 ? (.supply(requestID: requestID), 2...28) : (.expire(requestID: requestID), 31...31)
  }

  /// What the unit fills in: all of it, a part, or words.
  ///
  /// - Returns: absent where the request does not stand any more.
  mutating func supplement(_ requestID: String) -> Supplement? {
    guard request == requestID else { return nil }
    items = []
    let isEnough = percent() < 80
    let way = percent()
    var supplement = Supplement()
    if way < 70 {
      supplement.qualifications = DeclaredQualifications(
        education: "本科", degree: "学士", discipline: "土木工程", relevantYears: isEnough ? 12 : 4, significantYears: 5)
      if !isEnough { supplement.qualifications.significantYears = 1 }
    } else if way < 85 {
      supplement.qualifications = DeclaredQualifications(education: "本科", degree: "学士")
    } else {
      supplement.remark = "证明材料另寄"
      supplement.qualifications = DeclaredQualifications(discipline: "工程管理")
    }
    candidate = candidate.supplemented(by: supplement)
    return supplement
  }

  /// - Returns: what the unit now says otherwise.
  mutating func correct() -> [String] {
    switch percent() {
    case 0..<30:
      candidate.person.phone = "138\(20_000_000 + index)"
      return ["person.phone"]
    case 30..<52:
      candidate.qualifications.relevantYears = Double(draw(3...14))
      candidate.qualifications.significantYears = 3
      return ["qualifications.relevantYears", "qualifications.significantYears"]
    case 52..<76:
      // The form that is sent again lacks what the first one said: an officer has to ask.
      candidate.qualifications.relevantYears = nil
      return ["qualifications.relevantYears"]
    case 76..<88:
      let fields = Taxonomy.attachment1.fields
      candidate.field = fields[draw(0...(fields.count - 1))].code
      candidate.specialty = nil
      return ["field", "specialty"]
    default:
      candidate.level = candidate.level == .senior ? .professional : .senior
      return ["level"]
    }
  }

  /// What an officer makes of it.
  mutating func decision(officer: String, isSecond: Bool) -> Decide.Request {
    let id = candidate.id
    let clause = candidate.level == .senior ? "N1.3.2" : "N1.3.1"
    if isSecond {
      return percent() < 85
        ? .init(candidateID: id, outcome: .rejected, clauses: [clause], officer: "复核人\(index % 3)", reason: "年限不足")
        : .init(candidateID: id, outcome: .passed, officer: "复核人\(index % 3)", reason: "材料足以认定")
    }
    switch percent() {
    case 0..<50: return .init(candidateID: id, outcome: .passed, officer: officer, reason: "材料已核")
    case 50..<58:
      let fields = Taxonomy.attachment1.fields
      return .init(
        candidateID: id, outcome: .passed, field: fields[draw(0...(fields.count - 1))].code, officer: officer,
        reason: "改按所从事领域")
    case 58..<72:
      return .init(candidateID: id, outcome: .rejected, clauses: [clause], officer: officer, reason: "年限不足")
    default:
      return .init(
        candidateID: id, outcome: .informationRequired, clauses: percent() < 50 ? nil : [clause], officer: officer,
        reason: "请补充证明")
    }
  }
}
