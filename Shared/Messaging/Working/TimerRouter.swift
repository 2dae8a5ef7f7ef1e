import CloudEvents

/// Which handler a due timer wakes, by the timer's kind.
package struct TimerRouter: Sendable {
  package typealias Handler = @Sendable (_ subject: String, _ due: Timestamp, _ work: UnitOfWork) throws -> Void

  package private(set) var routes: [String: Handler] = [:]

  package init() {}

  package mutating func on(_ kind: String, _ handler: @escaping Handler) {
    routes[kind] = handler
  }
}
