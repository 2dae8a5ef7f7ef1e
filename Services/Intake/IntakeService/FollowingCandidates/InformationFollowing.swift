import CloudEvents
import Contracts
import Messaging

/// Hears, question by question, what becomes of what a society asked.
enum InformationFollowing {
  static func settled(_ payload: InformationItemsSettled, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let known = try asked(in: payload.caseID, of: payload.candidateID, work)
    let texts = known.filter { payload.items.contains($0.id) }.map(\.text)
    let text =
      "学会（\(payload.society)）：\(payload.items.count) 项材料\(word(payload.state))"
      + (texts.isEmpty ? "" : "（\(texts.joined(separator: "；"))）")
      + (payload.state == .waived ? payload.note.map { "，理由：\($0)" } ?? "" : "")
    try CandidateFollowing.note(payload.candidateID, event, work, text) { facts in
      facts.update(case: payload.caseID, society: payload.society) {
        $0.asked?.removeAll { payload.items.contains($0.id) }
        $0.askedOf = payload.waitsFor
      }
    }
  }

  static func reminded(_ payload: InformationReminded, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let items = payload.open.map { "\(WaitingFor.title($0.of))补充：\($0.text)" }
    let text = "学会（\(payload.society)）提醒\(items.joined(separator: "；"))"
    try CandidateFollowing.note(payload.candidateID, event, work, text) { _ in }
  }

  private static func asked(in caseID: String, of candidate: String, _ work: UnitOfWork) throws -> [InformationItem] {
    try FactsTable(transaction: work.transaction).get(candidate).cases.first { $0.id == caseID }?.asked ?? []
  }

  private static func word(_ state: InformationState) -> String {
    switch state {
    case .open: "待补充"
    case .answered: "已收到"
    case .expired: "逾期未补充"
    case .waived: "免予补充"
    case .withdrawn: "不再要求补充"
    }
  }
}
