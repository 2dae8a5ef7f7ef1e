/// A W3C trace context, version 00: `00-<trace id>-<span id>-<flags>`.
struct TraceParent: Sendable, Hashable, CustomStringConvertible {
  private let traceID: String
  private let spanID: String
  private let flags: String

  /// Nil where the text is none, or its ids are all zero.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "00", Self.isHex(parts[1], 32), Self.isHex(parts[2], 16),
      Self.isHex(parts[3], 2), parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
    else { return nil }
    traceID = String(parts[1])
    spanID = String(parts[2])
    flags = String(parts[3])
  }

  /// The beginning of a new trace, sampled.
  init(using generator: inout some RandomNumberGenerator) {
    // `| 1` keeps the ids from being all zero.
    traceID = Self.hex(generator.next()) + Self.hex(generator.next() | 1)
    spanID = Self.hex(generator.next() | 1)
    flags = "01"
  }

  private init(traceID: String, spanID: String, flags: String) {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
  }

  /// The next hop of the same trace.
  func next(using generator: inout some RandomNumberGenerator) -> TraceParent {
    TraceParent(traceID: traceID, spanID: Self.hex(generator.next() | 1), flags: flags)
  }

  var description: String { "00-\(traceID)-\(spanID)-\(flags)" }

  private static func isHex(_ text: Substring, _ count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
