import CloudEvents

/// Which recommending unit sends from an address. It counts where a mail and its form name no unit.
package struct UnitAddress: Codable, Sendable, Hashable {
  /// In lower case.
  package var address: String
  package var unit: String
  /// An officer said so; else it was learnt from a submission.
  package var isSet: Bool
  package var since: Timestamp
  /// How it became known; absent for addresses that were learnt before this was kept.
  package var origin: AddressOrigin?
  /// That it was learnt from.
  package var submissionID: String?

  package init(
    address: String, unit: String, isSet: Bool, since: Timestamp, origin: AddressOrigin? = nil,
    submissionID: String? = nil
  ) {
    self.address = address
    self.unit = unit
    self.isSet = isSet
    self.since = since
    self.origin = origin
    self.submissionID = submissionID
  }
}
