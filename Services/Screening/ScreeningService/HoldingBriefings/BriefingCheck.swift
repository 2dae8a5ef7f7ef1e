import CloudEvents
import Contracts
import Foundation

/// What a briefing has to be like before it is announced. Pure: no store, no clock.
enum BriefingCheck {
  private static let longest: Int64 = 14 * 24 * 60 * 60 * 1000

  /// - Returns: with blanks tidied and empty values left out.
  static func checked(
    _ briefing: Briefing, now: Timestamp, taxonomy: Taxonomy = .attachment1
  ) throws(ScreeningError)
    -> Briefing
  {
    var briefing = briefing
    briefing.title = line(briefing.title)
    briefing.place = briefing.place.map(line).flatMap(kept)
    briefing.link = briefing.link.map(line).flatMap(kept)
    briefing.note = briefing.note.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.flatMap(kept)
    if briefing.specialties?.isEmpty == true { briefing.specialties = nil }
    try checkWords(briefing)
    guard ZonedTime.isZone(briefing.timeZone) else {
      throw .invalidArgument(name: "timeZone", message: "give an IANA name, e.g. Asia/Shanghai")
    }
    guard briefing.startsAt > now else {
      throw .invalidArgument(name: "startsAt", message: "lies behind; a briefing begins in the future")
    }
    guard briefing.endsAt > briefing.startsAt,
      briefing.endsAt.milliseconds - briefing.startsAt.milliseconds <= longest
    else {
      throw .invalidArgument(name: "endsAt", message: "lies after the beginning, by 14 days at most")
    }
    if let capacity = briefing.capacity, !(1...100_000).contains(capacity) {
      throw .invalidArgument(name: "capacity", message: "takes 1 to 100000; leave it out where all are invited")
    }
    try checkAudience(briefing, taxonomy)
    return briefing
  }

  private static func checkWords(_ briefing: Briefing) throws(ScreeningError) {
    guard !briefing.title.isEmpty, briefing.title.count <= 100 else {
      throw .invalidArgument(name: "title", message: "give 1 to 100 characters")
    }
    guard briefing.place != nil || briefing.link != nil else {
      throw .invalidArgument(name: "place", message: "give a place or a link")
    }
    guard (briefing.place ?? "").count <= 200 else {
      throw .invalidArgument(name: "place", message: "takes at most 200 characters")
    }
    guard (briefing.note ?? "").count <= 2000 else {
      throw .invalidArgument(name: "note", message: "takes at most 2000 characters")
    }
    if let link = briefing.link {
      let url = URL(string: link)
      guard let scheme = url?.scheme?.lowercased(), ["http", "https"].contains(scheme), url?.host()?.isEmpty == false,
        link.count <= 1000, link.allSatisfy({ $0.isASCII && !$0.isWhitespace })
      else { throw .invalidArgument(name: "link", message: "takes an address that begins with http:// or https://") }
    }
  }

  private static func checkAudience(_ briefing: Briefing, _ taxonomy: Taxonomy) throws(ScreeningError) {
    let codes = taxonomy.fields.map(\.code).joined(separator: ", ")
    guard !briefing.fields.isEmpty, Set(briefing.fields).count == briefing.fields.count else {
      throw .invalidArgument(name: "fields", message: "name at least one, each once, of: \(codes)")
    }
    for field in briefing.fields where taxonomy.field(field) == nil {
      throw .invalidArgument(name: "fields", message: "Attachment 1 has no such field; it has: \(codes)")
    }
    for text in briefing.specialties ?? [] {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, briefing.fields.contains(parts[0]),
        taxonomy.field(parts[0])?.specialties.contains(where: { $0.code == parts[1] }) == true
      else {
        throw .invalidArgument(
          name: "specialties", message: "takes field/specialty of the briefing's own fields, e.g. civil/structural")
      }
    }
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").filter {
      !$0.unicodeScalars.contains { $0.value < 0x20 }
    }
  }

  private static func kept(_ text: String) -> String? { text.isEmpty ? nil : text }
}
