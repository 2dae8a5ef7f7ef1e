/// Lists what units were written, newest first.
package enum ListReceipts: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListReceipts"
  package static let summary = "Lists what units were written, newest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var submissionID: String?
    /// Only of this recommending unit.
    package var unit: String?
    package var kind: MailKind?
    /// Only those that are still to be sent, or were refused for good.
    package var unsent: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      submissionID: String? = nil, unit: String? = nil, kind: MailKind? = nil, unsent: Bool? = nil, limit: Int? = nil,
      pageToken: String? = nil
    ) {
      self.submissionID = submissionID
      self.unit = unit
      self.kind = kind
      self.unsent = unsent
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var receipts: [ReceiptView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(receipts: [ReceiptView], nextPageToken: String? = nil) {
      self.receipts = receipts
      self.nextPageToken = nextPageToken
    }
  }
}
