/// An officer records who came to a briefing that has begun, or corrects it (N2.2).
package enum RecordAttendance: RPCMethod {
  package static let service = Decide.service
  package static let name = "RecordAttendance"
  package static let summary = "An officer records who came to a briefing that has begun, or corrects it (N2.2)."
  package static let isMutating = true

  package struct Entry: Codable, Sendable, Hashable {
    package var candidateID: String
    package var attendance: Attendance

    package init(candidateID: String, attendance: Attendance) {
      self.candidateID = candidateID
      self.attendance = attendance
    }
  }

  package struct Request: Codable, Sendable, Hashable {
    package var briefingID: String
    package var officer: String
    /// Why something that was recorded is corrected.
    package var reason: String?
    /// 1 to 500, each candidate once.
    package var entries: [Entry]

    package init(briefingID: String, officer: String, reason: String? = nil, entries: [Entry]) {
      self.briefingID = briefingID
      self.officer = officer
      self.reason = reason
      self.entries = entries
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var briefing: BriefingView
    /// How many were recorded otherwise than before; the others stood so already.
    package var changed: Int
    /// Candidates whom screening does not have; nothing was recorded of them.
    package var unknown: [String]
    /// Candidates who came without being invited; recorded all the same.
    package var uninvited: [String]

    package init(briefing: BriefingView, changed: Int, unknown: [String], uninvited: [String]) {
      self.briefing = briefing
      self.changed = changed
      self.unknown = unknown
      self.uninvited = uninvited
    }
  }
}
