import Foundation
import FoundationNetworking
import Hummingbird
import Logging
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite(.timeLimit(.minutes(1))) struct HTTPServerTests {
  private func server(
    port: Int = 0, grace: Duration = .seconds(30), host: String = "127.0.0.1",
    _ add: (Router<BasicRequestContext>) -> Void = { _ in },
    onListening: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> HTTPServer {
    let router = Router()
    add(router)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return HTTPServer(
      router: router, host: host, port: port, grace: grace, logger: logger, onListening: onListening)
  }

  /// Runs a server until `body` has ended, then stops it.
  private func whileServing(
    grace: Duration, _ add: (Router<BasicRequestContext>) -> Void = { _ in },
    _ body: @escaping @Sendable (_ port: Int) async throws -> Void
  ) async throws {
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let server = server(grace: grace, add) { listening.yield($0) }
    try await testGracefulShutdown { trigger in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let port = try #require(await ports.first { _ in true })
        try await body(port)
        trigger.triggerGracefulShutdown()
        try await group.waitForAll()
      }
    }
  }

  /// With the grace alone a minute would pass here, which is more than the suite has.
  @Test func aClientThatStallsDoesNotHoldUpTheStop() async throws {
    let (bodies, arrival) = AsyncStream<Void>.makeStream()
    let isWhole = Mutex<Bool?>(nil)
    let add = { (router: Router<BasicRequestContext>) in
      _ = router.post("/upload") { request, _ -> String in
        do {
          for try await _ in request.body { arrival.yield() }
          isWhole.withLock { $0 = true }
        } catch {
          isWhole.withLock { $0 = false }
          throw error
        }
        return "taken"
      }
    }
    let client = Mutex<StallingClient?>(nil)
    try await whileServing(grace: .milliseconds(100), add) { port in
      let stalling = try StallingClient(port: port)
      client.withLock { $0 = stalling }
      try stalling.send("POST /upload HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf")
      _ = await bodies.first { _ in true }
    }
    // What came of the upload is never taken for the whole of it.
    #expect(isWhole.withLock { $0 } == false)
    withExtendedLifetime(client) {}
  }

  @Test func aRequestThatHasBegunIsAnsweredDuringTheStop() async throws {
    let (arrivals, arrival) = AsyncStream<Void>.makeStream()
    let (gate, open) = AsyncStream<Void>.makeStream()
    let add = { (router: Router<BasicRequestContext>) in
      _ = router.get("/slow") { _, _ -> String in
        arrival.yield()
        for await _ in gate { break }
        return "done"
      }
    }
    let answer = Mutex<Task<Data, any Error>?>(nil)
    try await whileServing(grace: .seconds(30), add) { port in
      let url = try #require(URL(string: "http://127.0.0.1:\(port)/slow"))
      answer.withLock { $0 = Task { try await URLSession.shared.data(from: url).0 } }
      _ = await arrivals.first { _ in true }
      // After the stop has been asked for, or as it is: either way it is answered.
      open.yield()
    }
    let data = try await answer.withLock { $0 }?.value
    #expect(data == Data("done".utf8))
  }

  @Test func anAddressThatIsTakenIsNamed() async throws {
    try await whileServing(grace: .zero) { port in
      let error = await #expect(throws: AddressError.self) { try await self.server(port: port).run() }
      #expect(error == AddressError(host: "127.0.0.1", port: port, reason: "Address already in use"))
      #expect(error?.description.contains("http.port") == true)
    }
  }

  @Test func aHostThatIsNotOursIsNamed() async throws {
    // 192.0.2.0/24 is for documentation (RFC 5737): no machine has it.
    let error = await #expect(throws: AddressError.self) { try await self.server(host: "192.0.2.1").run() }
    #expect(error?.reason == "Cannot assign requested address")
  }
}
