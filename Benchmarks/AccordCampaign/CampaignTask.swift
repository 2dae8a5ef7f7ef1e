/// What somebody does at an hour of the campaign.
enum CampaignTask: Sendable {
  /// The unit.
  case recommend
  case correct
  case withdraw
  case supply(requestID: String)
  case expire(requestID: String)
  /// Screening's officers.
  case decide
  case confirm
  case reopen
  case allocateByHand(society: String)
  /// The society's officers.
  case carry(caseID: String)
}

/// A task of one candidate.
struct CampaignWork: Sendable {
  var index: Int
  var task: CampaignTask
}
