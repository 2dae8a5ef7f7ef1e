import Contracts
import Messaging

/// An officer has looked at a field that the career text speaks against (N1.1), and it is right.
enum FieldSettling {
  static func settle(_ request: SettleFieldDoubt.Request, _ work: UnitOfWork) throws -> SettleFieldDoubt.Response {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why the declared field is right")
    guard try FieldDoubtTable(transaction: work.transaction).remove(request.candidateID) else {
      throw ScreeningError.noFieldDoubt(id: request.candidateID)
    }
    try work.record(
      subject: request.candidateID, actor: officer, action: "fieldSettled", detail: FieldSettledDetail(reason: reason))
    return .init(candidateID: request.candidateID)
  }
}
