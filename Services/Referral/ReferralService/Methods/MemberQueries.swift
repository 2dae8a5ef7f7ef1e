import Contracts
import KafkaRPC
import StateStore

/// What may be asked about members.
enum MemberQueries {
  static func list(_ request: ListMembers.Request, _ transaction: any SQLTransaction) throws -> ListMembers.Response {
    let wanted = try PageRequest(
      limit: request.limit, token: request.pageToken, order: [.integer, .text, .integer])
    let found = try MemberTable(transaction: transaction).list(
      campaign: request.campaign, level: request.level, status: request.status, wanted)
    let page = try wanted.page(of: found, position: { $0.number.position }, item: \.view)
    return ListMembers.Response(members: page.items, nextPageToken: page.nextPageToken)
  }

  static func get(_ request: GetMember.Request, _ transaction: any SQLTransaction) throws -> MemberView {
    guard let member = try MemberTable(transaction: transaction).find(number: request.memberNumber) else {
      throw ReferralError.unknownMember(number: request.memberNumber)
    }
    return member.view
  }
}

extension MemberNumber {
  /// Where it stands in a list.
  fileprivate var position: [SQLValue] {
    [.integer(Int64(campaign)), .text(level.rawValue), .integer(Int64(sequence))]
  }
}
