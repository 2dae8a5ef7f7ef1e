import Contracts

/// The societies of the campaign: one or two a field.
struct CampaignSocieties: Sendable {
  struct Entry: Sendable {
    var code: String
    var field: String
    /// The field's place in Attachment 1.
    var number: Int
    var weight = 1
    var capacity: Int?
  }

  let entries: [Entry]

  init(_ plan: CampaignPlan) {
    var entries: [Entry] = []
    for (number, field) in Taxonomy.attachment1.fields.enumerated() {
      var first = Entry(code: "\(field.code)-a", field: field.code, number: number)
      // Full for a while when the lists come in, and free again when cases are concluded.
      if plan.hasCapacities, number == 1 { first.capacity = max(5, plan.candidates / 30) }
      entries.append(first)
      let isAlone = field.code == CampaignPlan.lateField || field.code == CampaignPlan.pausedField
      if number < 4, !isAlone {
        entries.append(Entry(code: "\(field.code)-b", field: field.code, number: number, weight: 2))
      }
    }
    self.entries = entries
  }

  var codes: [String] { entries.map(\.code) }

  /// The registry file: all but the one that comes later.
  var yaml: String {
    let lines = entries.filter { $0.field != CampaignPlan.lateField }.map { entry in
      let capacity = entry.capacity.map { ", capacity: \($0)" } ?? ""
      return
        "  - {code: \(entry.code), name: \(entry.code)学会, fields: [\(entry.field)], weight: \(entry.weight)\(capacity)}"
    }
    return "societies:\n" + lines.joined(separator: "\n") + "\n"
  }
}
