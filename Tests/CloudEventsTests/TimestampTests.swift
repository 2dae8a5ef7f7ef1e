import AccordTesting
import CloudEvents
import Foundation
import Testing

@Suite("Timestamps")
struct TimestampTests {
  @Test("any time from year 1 to 9999 is written as Foundation writes it, and reads back", arguments: 0..<200)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let time = Timestamp(milliseconds: Int64.random(in: -62_135_596_800_000..<253_402_300_800_000, using: &generator))
    // Foundation's calendar is Julian before 1582; ours is Gregorian throughout, as RFC 3339 asks. Its fractions come from
    // a Double and are cut, so whole seconds are compared.
    if time.milliseconds > -12_219_292_800_000 {
      let seconds = (Double(time.milliseconds) / 1000).rounded(.down)
      let expected = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
      #expect(time.description.prefix(19) == expected.prefix(19))
    }
    #expect(Timestamp(rfc3339: time.description) == time)
  }

  @Test(
    "what RFC 3339 allows",
    arguments: [
      ("2025-04-16T01:30:00Z", 1_744_767_000_000), ("2025-04-16t01:30:00.1239z", 1_744_767_000_123),
      ("2025-04-16T09:30:00.5+08:00", 1_744_767_000_500), ("2025-04-15T20:00:00-05:30", 1_744_767_000_000),
      ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("1969-12-31T23:59:59.999Z", -1),
    ] as [(String, Int64)])
  func read(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(
    "what it does not",
    arguments: [
      "", "2025-04-16", "2025-04-16T01:30:00", "2025-04-16 01:30:00 Z", "2025-04-16T24:00:00Z", "2025-13-01T00:00:00Z",
      "2025-02-29T00:00:00Z", "2025-04-16T01:30:00.Z", "2025-04-16T01:30:00+0800", "2025-04-16T01:30:00Zx",
      "２025-04-16T01:30:00Z",
    ])
  func refused(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test(
    "times outside the years 0 to 9999 cannot be written",
    arguments: [Int64.max, .min, 253_402_300_800_000, -62_167_219_200_001])
  func outOfRange(milliseconds: Int64) throws {
    #expect(throws: JSONError.self) { try JSON.encode(Timestamp(milliseconds: milliseconds)) }
    #expect(!Timestamp(milliseconds: milliseconds).description.contains("Z"))
  }

  @Test("the first and the last moment that can be written")
  func limits() throws {
    #expect(Timestamp(milliseconds: -62_167_219_200_000).description == "0000-01-01T00:00:00.000Z")
    #expect(Timestamp(milliseconds: 253_402_300_799_999).description == "9999-12-31T23:59:59.999Z")
  }
}
