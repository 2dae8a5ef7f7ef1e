import CloudEvents

/// A candidate who passed was registered as an Engineering Member (N3.2, A2.1).
package struct MemberRegistered: EventPayload {
  package static let eventType = "accord.referral.member-registered.v1"
  package static let summary = "A candidate who passed was registered as an Engineering Member (N3.2, A2.1)."

  package var candidateID: String
  package var memberNumber: String
  package var level: Level
  package var campaign: Int
  package var society: String
  package var registeredAt: Timestamp

  package init(
    candidateID: String, memberNumber: String, level: Level, campaign: Int, society: String, registeredAt: Timestamp
  ) {
    self.candidateID = candidateID
    self.memberNumber = memberNumber
    self.level = level
    self.campaign = campaign
    self.society = society
    self.registeredAt = registeredAt
  }
}
