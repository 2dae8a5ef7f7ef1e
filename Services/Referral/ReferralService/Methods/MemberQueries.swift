import Contracts
import StateStore

/// What may be asked about members.
enum MemberQueries {
  private static let defaultLimit = 100
  private static let maximumLimit = 1000

  static func list(_ request: ListMembers.Request, _ transaction: any SQLTransaction) throws -> ListMembers.Response {
    let limit = request.limit ?? defaultLimit
    guard (1...maximumLimit).contains(limit) else {
      throw ReferralError.invalidArgument(name: "limit", message: "takes 1 to \(maximumLimit)")
    }
    let members = try MemberTable(transaction: transaction).list(
      campaign: request.campaign, level: request.level, status: request.status, limit: limit)
    return ListMembers.Response(members: members.map(\.view))
  }

  static func get(_ request: GetMember.Request, _ transaction: any SQLTransaction) throws -> MemberView {
    guard let member = try MemberTable(transaction: transaction).find(number: request.memberNumber) else {
      throw ReferralError.unknownMember(number: request.memberNumber)
    }
    return member.view
  }
}
