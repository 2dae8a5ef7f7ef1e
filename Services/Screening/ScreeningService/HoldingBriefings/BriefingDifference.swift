import Contracts

/// What a change of a briefing touches, by the names of `Briefing`. Pure.
enum BriefingDifference {
  /// Who are invited have to know.
  static let told: Set<String> = ["title", "startsAt", "endsAt", "timeZone", "place", "link", "note"]
  /// Others may be invited than before.
  static let audience: Set<String> = ["fields", "specialties", "level", "capacity"]

  static func names(_ before: Briefing, _ after: Briefing) -> [String] {
    var names: [String] = []
    func note(_ name: String, _ isOther: Bool) { if isOther { names.append(name) } }
    note("title", before.title != after.title)
    note("startsAt", before.startsAt != after.startsAt)
    note("endsAt", before.endsAt != after.endsAt)
    note("timeZone", before.timeZone != after.timeZone)
    note("place", before.place != after.place)
    note("link", before.link != after.link)
    note("note", before.note != after.note)
    note("fields", before.fields != after.fields)
    note("specialties", before.specialties != after.specialties)
    note("level", before.level != after.level)
    note("capacity", before.capacity != after.capacity)
    return names
  }
}
