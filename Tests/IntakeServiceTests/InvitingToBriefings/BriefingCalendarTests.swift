import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@testable import IntakeService

/// The calendar files of briefings, read by another program (RFC 5545, RFC 5546).
struct BriefingCalendarTests {
  private static let now = Timestamp(milliseconds: 1_744_776_000_999)

  private static func briefing(_ change: (inout Briefing) -> Void = { _ in }) -> Briefing {
    var briefing = Briefing(
      id: "01963be4-8080-7000-8000-0000000000b1", title: "宣讲会", startsAt: Timestamp(milliseconds: 1_747_720_800_000),
      endsAt: Timestamp(milliseconds: 1_747_728_000_000), timeZone: "Asia/Shanghai", place: "北京", fields: ["civil"])
    change(&briefing)
    return briefing
  }

  private func read(_ calendars: [BriefingCalendar]) async throws -> [ReadCalendar] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (index, calendar) in calendars.enumerated() {
      let file = folder.appending(path: "\(index).ics")
      try Data(calendar.text(at: Self.now).utf8).write(to: file)
      paths.append(file.path())
    }
    return try await ReadCalendar.read(paths)
  }

  @Test func anotherProgramReadsWhatWasPlannedChangedAndCancelled() async throws {
    let planned = Self.briefing {
      $0.link = "https://meeting.example.org/1?a=1;b=2,3"
      $0.note = "请携带申请表。"
    }
    let changed = Self.briefing {
      $0.sequence = 1
      $0.place = nil
      $0.link = "https://meeting.example.org/1"
    }
    let read = try await read([
      BriefingCalendar(briefing: planned, method: .publish, organizer: "eca@example.org"),
      BriefingCalendar(briefing: changed, method: .publish, organizer: "eca@example.org"),
      BriefingCalendar(briefing: changed, method: .cancel, organizer: nil),
    ])
    #expect(read.flatMap(\.faults) == [])
    #expect(read.map(\.method) == ["PUBLISH", "PUBLISH", "CANCEL"] && read.allSatisfy { $0.version == "2.0" })
    #expect(Set(read.map(\.uid)) == ["briefing-01963be4-8080-7000-8000-0000000000b1@accord"])
    #expect(read.map(\.sequence) == [0, 1, 1] && read.map(\.status) == ["CONFIRMED", "CONFIRMED", "CANCELLED"])
    #expect(read[0].start == "2025-05-20T06:00:00+00:00" && read[0].end == "2025-05-20T08:00:00+00:00")
    #expect(read[0].stamp == "2025-04-16T04:00:00+00:00")
    #expect(read[0].summary == "宣讲会" && read[0].location == "北京" && read[1].location == "线上")
    #expect(read[0].url == "https://meeting.example.org/1?a=1;b=2,3")
    #expect(
      read[0].description
        == "时间：2025年5月20日（星期二）14:00至16:00（北京时间）\n链接：https://meeting.example.org/1?a=1;b=2,3\n请携带申请表。")
    #expect(read[0].organizer == "mailto:eca@example.org" && read[0].name == "工程能力评价委员会秘书处")
    #expect(read[2].organizer == "invalid:nomail")
  }

  /// Words of every width, signs that the format needs for itself, line breaks and what may not stand in it at all.
  @Test func whateverPeopleWriteComesBackAsTheyWroteIt() async throws {
    let pieces = [
      "宣讲", "会", "a", "B ", ",", ";", "\\", "\\n", ":", "\"", "😀", "é", "e\u{301}", "🇨🇳", "\n", "\r\n", "\t", "'",
      "\u{7}", "\u{0}", "\u{7F}", "\u{9F}", String(repeating: "工程", count: 20), String(repeating: "x", count: 74), " ",
    ]
    var dice = SeededGenerator(seed: 20_250_520)
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
    }
    let briefings = (0..<300).map { _ in
      Self.briefing {
        $0.title = "题" + text(12)
        $0.place = "地" + text(30)
        $0.note = "注" + text(60)
      }
    }
    let read = try await read(briefings.map { BriefingCalendar(briefing: $0, method: .publish, organizer: "a@b.org") })
    #expect(read.flatMap(\.faults) == [])
    #expect(read.count == briefings.count)
    for (briefing, read) in zip(briefings, read) {
      #expect(Self.same(read.summary, Self.kept(briefing.title)))
      #expect(Self.same(read.location ?? "", Self.kept(briefing.place ?? "")))
      #expect(Self.same(read.description ?? "", Self.kept("时间：\(briefing.when)\n\(briefing.note ?? "")")))
    }
  }

  /// Without the control characters, and with line breaks of one kind.
  private static func kept(_ text: String) -> String {
    var kept = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
        kept.unicodeScalars.append(scalar)
      }
    }
    return kept
  }

  /// Scalar by scalar: Swift takes two spellings of one letter for equal.
  private static func same(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
  }

  @Test func noLineIsLongerThanSeventyFiveOctets() {
    var text = CalendarText()
    text.text("SUMMARY", String(repeating: "宣讲会😀", count: 40))
    text.line("X-EXACT", String(repeating: "x", count: 67))
    let lines = text.text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.contains { $0.utf8.count > 71 })
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix(" ") })
    #expect(lines.dropLast().last == "X-EXACT:" + String(repeating: "x", count: 67))
    #expect(lines.last == "")
  }

  @Test func theTimeIsToldInTheBriefingsOwnZone() {
    #expect(Self.briefing().when == "2025年5月20日（星期二）14:00至16:00（北京时间）")
    #expect(Self.briefing { $0.timeZone = "Asia/Yangon" }.when == "2025年5月20日（星期二）12:30至14:30（Asia/Yangon，UTC+6:30）")
    let days = Self.briefing { $0.endsAt = Timestamp(milliseconds: $0.endsAt.milliseconds + 86_400_000) }
    #expect(days.when == "2025年5月20日（星期二）14:00至2025年5月21日（星期三）16:00（北京时间）")
  }
}
