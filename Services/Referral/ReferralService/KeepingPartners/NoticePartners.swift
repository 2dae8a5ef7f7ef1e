import Logging
import ServiceLifecycle

/// Brings the notice's own partners into force where ops keep no file.
struct NoticePartners: Service {
  let update: PartnerRegistryUpdate
  let logger: Logger

  func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await update.apply(.notice)
        // A service that returns ends the others.
        try await gracefulShutdown()
      } catch is CancellationError {
        return
      } catch {
        logger.error("the notice's partners are not in force yet; trying again", metadata: ["fault": "\(error)"])
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
      }
    }
  }
}
