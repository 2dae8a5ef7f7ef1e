/// The `traceparent` of W3C Trace Context, level 1: which trace an event belongs to, and which step of it made the event.
package struct TraceContext: Sendable, Hashable {
  /// As it was received or begun: `00-<32 hex>-<16 hex>-<2 hex>`.
  package let header: String

  /// A received `traceparent`; nothing where it is not of version 00's form.
  package init?(_ header: String) {
    let text = header.utf8
    guard text.count == 55 else { return nil }
    for (index, byte) in text.enumerated() {
      switch index {
      case 2, 35, 52:
        guard byte == UInt8(ascii: "-") else { return nil }
      case 0, 1:
        guard byte == UInt8(ascii: "0") else { return nil }
      default:
        guard (48...57).contains(byte) || (97...102).contains(byte) else { return nil }
      }
    }
    guard !text.dropFirst(3).prefix(32).allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    guard !text.dropFirst(36).prefix(16).allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    self.header = header
  }

  /// A trace that begins with this input, and is the same when the input is worked off again.
  init(derivedFrom input: WorkInput) {
    let derived = DerivedID("trace", input.source, input.id)
    header = "00-\(derived.traceID)-\(derived.spanID)-00"
  }

  /// The same trace, at another step of it.
  func hop(_ spanID: String) -> String {
    "\(header.prefix(36))\(spanID)\(header.suffix(3))"
  }
}
