import Testing

/// Waits until `condition` holds, for what happens in another thread and tells nobody. Records a failure after `deadline`.
func eventually(
  _ what: String, within deadline: Duration = .seconds(20), sourceLocation: SourceLocation = #_sourceLocation,
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + deadline
  while ContinuousClock.now < end {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  Issue.record("in vain waited for: \(what)", sourceLocation: sourceLocation)
  throw Waited(what: what)
}

struct Waited: Error {
  var what: String
}
