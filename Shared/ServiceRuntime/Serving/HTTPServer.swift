import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The HTTP side of a service: health, metrics and the service's own pages.
///
/// A stop waits for requests that have begun, but no longer than `grace`: a client that stalls in the middle of an upload
/// must not keep what stops after it from being asked to stop.
final class HTTPServer: Service {
  /// A client that neither sends nor waits for an answer is hung up on.
  private static let idleTimeout = TimeAmount.seconds(60)

  private let host: String
  private let port: Int
  private let grace: Duration
  private let logger: Logger
  private let responder: RouterResponder<BasicRequestContext>
  private let onListening: @Sendable (_ port: Int) -> Void
  private let isListening = Atomic(false)

  /// - Parameter onListening: is told the port, which for 0 is only then known.
  init(
    router: Router<BasicRequestContext>, host: String, port: Int, grace: Duration, logger: Logger,
    onListening: @escaping @Sendable (_ port: Int) -> Void
  ) {
    responder = router.buildResponder()
    self.host = host
    self.port = port
    self.grace = grace
    self.logger = logger
    self.onListening = onListening
  }

  /// - Throws: `AddressError` where it cannot listen.
  func run() async throws {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await self.application.run() }
        group.addTask { try await self.untilGraceIsOver() }
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch is CancellationError {
      // Asked to end at once; what is left of it has ended.
    } catch  where !isListening.load(ordering: .acquiring) {
      throw AddressError(host: host, port: port, reason: Self.reason(error))
    }
  }

  private func untilGraceIsOver() async throws {
    try await gracefulShutdown()
    try await Task.sleep(for: grace)
    logger.notice("requests that had begun are cut off by the stop")
  }

  private var application: some Service {
    // Hummingbird logs the address itself at info; ours names what is served there.
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .notice)
    return Application(
      responder: responder, server: .http1(configuration: .init(idleTimeout: Self.idleTimeout)),
      configuration: .init(address: .hostname(host, port: port)),
      onServerRunning: { [self] channel in
        isListening.store(true, ordering: .releasing)
        if let port = channel.localAddress?.port { onListening(port) }
      },
      logger: quiet)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as IOError: String(cString: strerror(error.errnoCode))
    case SocketAddressError.unknown: "the host's name is not known here"
    default: "\(error)"
    }
  }
}
