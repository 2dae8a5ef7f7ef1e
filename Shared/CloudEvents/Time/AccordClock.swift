/// Where the time comes from. Handlers never ask the system: a year can be simulated in seconds.
package protocol AccordClock: Sendable {
  func now() -> Timestamp
}
