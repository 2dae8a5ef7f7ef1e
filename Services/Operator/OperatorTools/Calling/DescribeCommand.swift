import ArgumentParser
import Contracts
import GRPCCore
import KafkaRPC

/// `accordctl describe`: what one method takes and gives, as the service itself says it.
struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Shows what a method does, takes and gives (JSON Schemas).")

  @OptionGroup var connection: ConnectionOptions

  @Argument(help: "Full method name, e.g. accord.screening.v1.Screening/Decide.")
  var method: String

  @Option(help: "intake, screening, referral or society-<code>; only needed where the method does not say it.")
  var service: ServiceName?

  @Option(help: "Seconds that the call may take.")
  var maxTime = 10.0

  func validate() throws {
    guard maxTime > 0 else { throw ValidationError("--max-time takes seconds, more than 0.") }
  }

  func run() async throws {
    guard let service = service ?? ServiceName(ofMethod: method) else {
      throw ValidationError("Which service? Give --service, e.g. --service society-civil.")
    }
    let (method, timeout) = (method, Duration.milliseconds(Int64(maxTime * 1000)))
    let answer = try await CallSession(connection).run { client in
      try await client.call(DescribeMethod.self, of: service, .init(method: method), timeout: timeout)
    }
    print("\(answer.method.method)   \(answer.method.summary)")
    print(answer.method.isMutating ? "changes something: once for each idempotency-key" : "only reads")
    print("request:\n\(try PrettyJSON(encoding: answer.request))")
    print("response:\n\(try PrettyJSON(encoding: answer.response))")
  }
}
