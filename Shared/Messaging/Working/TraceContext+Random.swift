extension TraceContext {
  /// The beginning of a new trace, sampled.
  package init(using generator: inout some RandomNumberGenerator) {
    // `| 1` keeps the ids from being all zero.
    let trace = Self.hex(generator.next()) + Self.hex(generator.next() | 1)
    header = "00-\(trace)-\(Self.hex(generator.next() | 1))-01"
  }

  /// The same trace, at another step of it.
  package func next(using generator: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(at: Self.hex(generator.next() | 1), of: self)
  }

  private init(at spanID: String, of trace: TraceContext) {
    header = trace.hop(spanID)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
