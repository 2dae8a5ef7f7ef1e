import Testing

/// Waits until `condition` holds, for what gives no signal; fails after half a minute.
func eventually(
  sourceLocation: SourceLocation = #_sourceLocation, _ condition: () throws -> Bool
) async throws {
  if try await !comes(within: .seconds(30), condition) {
    Issue.record("the condition did not come to hold", sourceLocation: sourceLocation)
  }
}

/// Whether `condition` comes to hold in time.
func comes(within limit: Duration, _ condition: () throws -> Bool) async throws -> Bool {
  let deadline = ContinuousClock.now + limit
  while try !condition() {
    guard ContinuousClock.now < deadline else { return false }
    try await Task.sleep(for: .milliseconds(10))
  }
  return true
}
