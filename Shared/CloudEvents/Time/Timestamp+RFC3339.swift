extension Timestamp: Codable, JSONWritable, CustomStringConvertible {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let timestamp = Timestamp(rfc3339: text) else {
      throw JSONError(at: container.codingPath, reason: "it is not an RFC 3339 timestamp")
    }
    self = timestamp
  }

  package func encode(to encoder: any Encoder) throws {
    guard Self.writable.contains(milliseconds) else {
      throw JSONError(at: encoder.codingPath, reason: "the time lies outside the years 0 to 9999 of RFC 3339")
    }
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Straight to bytes: most payloads have a time or two.
  package func write(to text: inout JSONText) throws {
    guard Self.writable.contains(milliseconds) else {
      throw JSONError(at: [], reason: "the time lies outside the years 0 to 9999 of RFC 3339")
    }
    text.string(description)
  }

  private static let writable: Range<Int64> = -62_167_219_200_000..<253_402_300_800_000

  /// RFC 3339 in UTC with three decimals: `2025-04-16T01:30:00.123Z`.
  ///
  /// Written by hand because the envelope is written and read tens of thousands of times a second, and a formatter costs
  /// more than the rest of the attributes together.
  package var description: String {
    var seconds = milliseconds / 1000
    var fraction = milliseconds % 1000
    if fraction < 0 {
      fraction += 1000
      seconds -= 1
    }
    var days = seconds / 86400
    var rest = seconds % 86400
    if rest < 0 {
      rest += 86400
      days -= 1
    }
    let (year, month, day) = Self.civil(fromDays: days)
    guard (0...9999).contains(year) else { return "a time that RFC 3339 cannot write" }
    return String(unsafeUninitializedCapacity: 24) { buffer in
      var position = 0
      func put(_ value: Int64, _ width: Int, _ mark: UInt8) {
        var value = value
        for digit in (position..<position + width).reversed() {
          buffer[digit] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
          value /= 10
        }
        buffer[position + width] = mark
        position += width + 1
      }
      put(year, 4, UInt8(ascii: "-"))
      put(month, 2, UInt8(ascii: "-"))
      put(day, 2, UInt8(ascii: "T"))
      put(rest / 3600, 2, UInt8(ascii: ":"))
      put(rest / 60 % 60, 2, UInt8(ascii: ":"))
      put(rest % 60, 2, UInt8(ascii: "."))
      put(fraction, 3, UInt8(ascii: "Z"))
      return position
    }
  }

  /// Reads any RFC 3339 date-time, with or without decimals (cut to milliseconds), in `Z` or with an offset.
  package init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int64? {
      var value: Int64 = 0
      guard start + count <= bytes.count else { return nil }
      for byte in bytes[start..<start + count] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
      return value
    }
    guard
      let year = number(0, 4), bytes[4] == UInt8(ascii: "-"), let month = number(5, 2), (1...12).contains(month),
      bytes[7] == UInt8(ascii: "-"), let day = number(8, 2), (1...31).contains(day),
      bytes[10] | 0x20 == UInt8(ascii: "t"), let hour = number(11, 2), hour < 24, bytes[13] == UInt8(ascii: ":"),
      let minute = number(14, 2), minute < 60, bytes[16] == UInt8(ascii: ":"), let second = number(17, 2), second < 61
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      var weight: Int64 = 100
      let start = index
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
        fraction += Int64(bytes[index] - 48) * weight
        weight /= 10
        index += 1
      }
      guard index > start else { return nil }
    }
    guard index < bytes.count else { return nil }
    var offset: Int64 = 0
    switch bytes[index] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      index += 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard
        let hours = number(index + 1, 2), hours < 24, index + 3 < bytes.count, bytes[index + 3] == UInt8(ascii: ":"),
        let minutes = number(index + 4, 2), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "-") ? -60 : 60)
      index += 6
    default:
      return nil
    }
    let days = Self.days(fromCivil: year, month, day)
    guard index == bytes.count, Self.civil(fromDays: days) == (year, month, day) else { return nil }
    let seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
  private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
