/// Lists the mails that were set aside because they are no submission, newest first.
package enum ListSetAside: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListSetAside"
  package static let summary = "Lists the mails that were set aside because they are no submission, newest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only those that this became of.
    package var state: AsideState?
    /// Only those set aside for this.
    package var reason: AsideReason?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      state: AsideState? = nil, reason: AsideReason? = nil, limit: Int? = nil, pageToken: String? = nil
    ) {
      self.state = state
      self.reason = reason
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var mails: [SetAsideMail]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(mails: [SetAsideMail], nextPageToken: String? = nil) {
      self.mails = mails
      self.nextPageToken = nextPageToken
    }
  }
}
