import CloudEvents
import Contracts

/// A national society that evaluates candidates of its fields (N2.3).
struct Society: Sendable, Hashable {
  /// Lower-case letters, digits and hyphens: part of its topics' names.
  var code: String
  var name: String
  /// Codes of Attachment 1.
  var fields: [String]
  /// By field: the specialties that it asks for first. A field without any is served in general.
  var specialties: [String: Set<String>] = [:]
  /// How much it takes, compared with the others of a field.
  var weight = 1
  /// How many cases it may have open at once; absent: as many as come.
  var capacity: Int?
  var isPaused = false
  /// The first and the last day on which it gets cases.
  var from: CalendarDate?
  var to: CalendarDate?

  var entry: SocietyEntry {
    let wanted = specialties.flatMap { field, codes in codes.map { "\(field)/\($0)" } }.sorted()
    return SocietyEntry(
      code: code, name: name, fields: fields, specialties: wanted.isEmpty ? nil : wanted, weight: weight,
      capacity: capacity, paused: isPaused, from: from?.description, to: to?.description)
  }

  /// Its last day has gone by.
  func isOver(at time: Timestamp) -> Bool {
    guard let to, let day = CalendarDate(CampaignDay.key(time)) else { return false }
    return to < day
  }

  func isInForce(at time: Timestamp) -> Bool {
    if from == nil, to == nil { return true }
    guard let day = CalendarDate(CampaignDay.key(time)) else { return true }
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
