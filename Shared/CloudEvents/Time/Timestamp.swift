/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// On the wire it is an RFC 3339 text in UTC with three decimals (`2025-04-16T01:30:00.123Z`); in a store it is the integer.
package struct Timestamp: Sendable, Hashable, Comparable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
