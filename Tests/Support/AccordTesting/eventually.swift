/// What was waited for did not come in time.
package struct NotInTime: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) {
    self.description = description
  }
}

/// Looks until `body` finds something, for what happens in another thread or process and gives no signal to wait for.
@discardableResult
package func eventually<Found>(
  _ what: String = "what was waited for", within limit: Duration = .seconds(60),
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Found?
) async throws -> Found {
  let deadline = ContinuousClock.now + limit
  while true {
    if let found = try await body() { return found }
    guard ContinuousClock.now < deadline else { throw NotInTime(description: "\(what): not within \(limit)") }
    try await Task.sleep(for: .milliseconds(10))
  }
}

/// Looks until `condition` holds.
package func eventually(
  _ what: String = "what was waited for", within limit: Duration = .seconds(60),
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  _ = try await eventually(what, within: limit, isolation: isolation) { try await condition() ? () : nil }
}
