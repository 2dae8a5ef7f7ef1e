/// What a society or a partner reports on a topic of its own. It names itself in the payload, and the topic has to be its
/// own: a broker lets nobody write another's.
package protocol ReportPayload: EventPayload {
  /// The code of the society or partner that reports.
  var reporter: String { get }
}

extension CaseAccepted: ReportPayload {
  package var reporter: String { society }
}

extension StageAdvanced: ReportPayload {
  package var reporter: String { society }
}

extension CaseReturned: ReportPayload {
  package var reporter: String { society }
}

extension InformationAsked: ReportPayload {
  package var reporter: String { society }
}

extension InformationReceived: ReportPayload {
  package var reporter: String { society }
}

extension InformationItemsSettled: ReportPayload {
  package var reporter: String { society }
}

extension InformationReminded: ReportPayload {
  package var reporter: String { society }
}

extension CaseConcluded: ReportPayload {
  package var reporter: String { society }
}

extension ReferralAnswered: ReportPayload {
  package var reporter: String { partner }
}
