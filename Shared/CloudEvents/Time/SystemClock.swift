import Foundation

/// The machine's clock, in UTC.
package struct SystemClock: AccordClock {
  package init() {}

  package func now() -> Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
