import KafkaRPC

extension CallSession {
  /// Everything that a list holds, page after page.
  ///
  /// - Parameter page: asks for the page behind a token, and for the first one without.
  func everyPage<Item: Sendable>(
    _ page: @escaping @Sendable (RPCClient, _ token: String?) async throws -> (items: [Item], next: String?)
  ) async throws -> [Item] {
    try await run { client in
      var all: [Item] = []
      var token: String?
      repeat {
        let (items, next) = try await page(client, token)
        all += items
        token = next
      } while token != nil
      return all
    }
  }
}
