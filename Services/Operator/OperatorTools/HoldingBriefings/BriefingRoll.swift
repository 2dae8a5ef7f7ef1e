import Contracts
import KafkaRPC

/// A briefing with everybody who is or was invited.
struct BriefingRoll: Sendable {
  var view: BriefingView
  var people: [InvitedView]

  /// - Parameter state: absent: all.
  static func get(_ id: String, state: InvitationState? = nil, by session: CallSession) async throws -> BriefingRoll {
    let view = try await session.run { client in
      try await client.call(
        GetBriefing.self, of: .screening, .init(briefingID: id), timeout: BriefingsCommand.timeout)
    }
    let people = try await session.everyPage { client, token in
      let page = try await client.call(
        ListInvited.self, of: .screening, .init(briefingID: id, state: state, pageToken: token),
        timeout: BriefingsCommand.timeout)
      return (page.invited, page.nextPageToken)
    }
    return BriefingRoll(view: view, people: people)
  }
}
