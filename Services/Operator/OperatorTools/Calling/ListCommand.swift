import ArgumentParser
import Contracts
import GRPCCore
import Kafka
import KafkaRPC

/// `accordctl list`: which services answer, and with which methods.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the services that answer, and their methods.")

  @OptionGroup var connection: ConnectionOptions

  @Argument(
    help:
      "intake, screening, referral or society-<code>. Default: the first three and every society that has a topic for calls."
  )
  var services: [ServiceName] = []

  @Option(help: "Seconds that each call may take.")
  var maxTime = 3.0

  func validate() throws {
    guard maxTime > 0 else { throw ValidationError("--max-time takes seconds, more than 0.") }
  }

  func run() async throws {
    let asked = try services.isEmpty ? everyService() : services
    let timeout = Duration.milliseconds(Int64(maxTime * 1000))
    try await CallSession(connection).run { client in
      for service in asked {
        do {
          let methods = try await client.call(ListMethods.self, of: service, .init(), timeout: timeout).methods
          print(service.name)
          for method in methods { print("  \(method.method)   \(method.summary)") }
        } catch let error as RPCError where error.code == .deadlineExceeded && asked.count > 1 {
          print("\(service.name)\n  does not answer within \(timeout)")
        }
      }
    }
  }

  private func everyService() throws -> [ServiceName] {
    let admin = try KafkaAdmin(connection.kafka())
    defer { admin.close() }
    let societies = try admin.topics(timeout: .seconds(10)).keys.compactMap { name -> String? in
      guard name.hasPrefix("accord.society."), name.hasSuffix(".rpc.requests") else { return nil }
      return String(name.dropFirst("accord.society.".count).dropLast(".rpc.requests".count))
    }
    return [.intake, .screening, .referral] + societies.sorted().map(ServiceName.society)
  }
}
