/// Whether `condition` comes to hold in time.
func comes(within limit: Duration, _ condition: () throws -> Bool) async throws -> Bool {
  let deadline = ContinuousClock.now + limit
  while try !condition() {
    guard ContinuousClock.now < deadline else { return false }
    try await Task.sleep(for: .milliseconds(10))
  }
  return true
}
