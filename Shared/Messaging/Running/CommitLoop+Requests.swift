import StateStore

extension CommitLoop {
  private static let requestsAtOnce = 64

  /// Performs what callers of this process wait for: all that wait, in one transaction, each in a savepoint of its own, so
  /// that many callers pay for one write to the disk.
  func performRequests() {
    let requests = parts.queue.takeRequests(atMost: Self.requestsAtOnce)
    guard !requests.isEmpty else { return }
    do {
      let failures = try transact { scope in
        try requests.map { request in try perform(request, in: scope) }
      }
      parts.metrics.units.increment(by: requests.count)
      for (request, failure) in zip(requests, failures) {
        if let failure { request.fail(failure) } else { request.succeed() }
      }
    } catch {
      // None of them has had any effect. Whoever called decides whether to call again.
      for request in requests { request.fail(error) }
    }
  }

  /// - Returns: why it was refused.
  /// - Throws: an error after which the transaction of all of them cannot be kept.
  private func perform(_ request: any WorkRequest, in scope: TransactionScope) throws -> (any Error)? {
    do {
      try scope.savepoint { try request.run(UnitOfWork(scope: scope, input: request.input)) }
      return nil
    } catch let error as StoreError where error.isTransient || error.code == .unusable {
      throw error
    } catch {
      return error
    }
  }

  func refuseRequests() {
    for request in parts.queue.takeRequests(atMost: .max) { request.fail(ProcessorStopped()) }
  }
}
