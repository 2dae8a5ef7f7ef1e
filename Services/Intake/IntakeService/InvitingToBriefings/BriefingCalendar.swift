import CloudEvents
import Contracts
import Foundation

/// A briefing as an iCalendar file (RFC 5545, RFC 5546). It is published and not requested: the unit hands it on to people whose
/// addresses nobody has, and calendars take a later SEQUENCE of the same UID for the same event. Times are in UTC, which needs no
/// VTIMEZONE. It names nobody.
struct BriefingCalendar: Sendable {
  enum Method: String, Sendable {
    /// Announces the event, and changes it (RFC 5546, 4.1.1 and 4.1.2).
    case publish = "PUBLISH"
    /// Takes it out of the calendar (4.1.3).
    case cancel = "CANCEL"
  }

  let briefing: Briefing
  let method: Method
  /// The secretariat's mail address; absent where none is configured.
  let organizer: String?

  /// The type of the file, with the method that stands in it (RFC 6047, 2.4).
  var contentType: String { "text/calendar; charset=utf-8; method=\(method.rawValue)" }

  /// - Parameter now: when it is written.
  func text(at now: Timestamp) -> String {
    var text = CalendarText()
    text.line("BEGIN", "VCALENDAR")
    text.line("VERSION", "2.0")
    text.line("PRODID", "-//Accord//Engineering Member Evaluation//ZH")
    text.line("CALSCALE", "GREGORIAN")
    text.line("METHOD", method.rawValue)
    text.line("BEGIN", "VEVENT")
    text.line("UID", "briefing-\(briefing.id)@accord")
    text.line("DTSTAMP", Self.utc(now))
    text.line("SEQUENCE", String(briefing.sequence))
    // What nobody can be answered at is no mail address (RFC 5546 uses the same).
    text.line("ORGANIZER;CN=\"工程能力评价委员会秘书处\"", organizer.map(Self.mailto) ?? "invalid:nomail")
    text.line("DTSTART", Self.utc(briefing.startsAt))
    text.line("DTEND", Self.utc(briefing.endsAt))
    text.text("SUMMARY", briefing.title)
    if let place = briefing.place { text.text("LOCATION", place) } else { text.text("LOCATION", "线上") }
    if let link = briefing.link { text.line("URL", link) }
    text.text("DESCRIPTION", description)
    text.line("STATUS", method == .cancel ? "CANCELLED" : "CONFIRMED")
    text.line("TRANSP", method == .cancel ? "TRANSPARENT" : "OPAQUE")
    text.line("END", "VEVENT")
    text.line("END", "VCALENDAR")
    return text.text
  }

  private var description: String {
    var lines = ["时间：\(briefing.when)"]
    if let link = briefing.link { lines.append("链接：\(link)") }
    if let note = briefing.note { lines.append(note) }
    return lines.joined(separator: "\n")
  }

  /// An address is sent to in mails as it is; of what a URI may not hold (RFC 6068), all is encoded.
  private static func mailto(_ address: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!$'*+-._~@")
    return "mailto:" + (address.addingPercentEncoding(withAllowedCharacters: plain) ?? "")
  }

  /// `20250520T060000Z`, to the second.
  private static func utc(_ time: Timestamp) -> String {
    time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}
