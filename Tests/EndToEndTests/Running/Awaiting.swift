import Foundation

/// What was waited for did not come in time.
struct NotInTime: Error, CustomStringConvertible {
  let description: String
}

/// Looks until `body` finds something. Other processes give no signal to wait for, so it is asked again and again.
func eventually<Found>(
  _ what: String, within limit: Duration = .seconds(30), isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Found?
) async throws -> Found {
  let deadline = ContinuousClock.now + limit
  while true {
    if let found = try await body() { return found }
    guard ContinuousClock.now < deadline else { throw NotInTime(description: "\(what): not within \(limit)") }
    try await Task.sleep(for: .milliseconds(20))
  }
}
