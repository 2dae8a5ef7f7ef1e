import ArgumentParser
import Foundation
import Kafka
import ScreeningService
import StateStore

/// The bare loop as a process of its own; `measure` starts it.
struct BareLoopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "bare-loop", shouldDisplay: false)

  @Option var broker: String
  /// A new folder: gets the store, `ready` and `result.json`.
  @Option var folder: String
  /// The store that screening left.
  @Option var store: String
  /// The template file's URL.
  @Option var template: String
  @Option var partitions: Int
  @Flag(inversion: .prefixedNo) var publishing = true

  func run() async throws {
    let templates = try RowTemplate.read(store: store, TemplateFile(url: template))
    let store = try StateStore(
      url: RunningService.store(in: folder, of: .screening), service: "screening", migrations: Screening.migrations)
    let loop = try BareLoop(
      kafka: KafkaConfiguration(bootstrapServers: broker, clientID: "bare-loop"), store: store, templates: templates,
      publishes: publishing)
    let result = try await withCheckedThrowingContinuation { continuation in
      // It blocks, so it gets a thread of its own, as a service's loop does.
      let thread = Thread { [folder, partitions] in
        continuation.resume(
          with: Result {
            try loop.run(partitions: partitions) {
              try Data("ready\n".utf8).write(to: URL(fileURLWithPath: folder + "/ready"), options: .atomic)
            }
          })
      }
      thread.start()
    }
    try store.close()
    try JSONEncoder().encode(result).write(to: URL(fileURLWithPath: folder + "/result.json"), options: .atomic)
  }
}
