import ArgumentParser
import Contracts
import Foundation
import GRPCCore

/// `accordctl call`: one call with JSON in and out, like grpcurl.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Calls one method of a service, with JSON in and out.",
    discussion: """
      accordctl call accord.screening.v1.Screening/ListReviews
      accordctl call --service society-civil accord.society.v1.SocietyRouting/ListCases -d '{"open": true}'
      accordctl call accord.screening.v1.Screening/Decide -d @ < decision.json

      Exit status: 0, or 64 + the gRPC status code (e.g. 69 for notFound).
      """)

  @OptionGroup var connection: ConnectionOptions

  @Argument(help: "Full method name, e.g. accord.intake.v1.Intake/GetCandidate.")
  var method: String

  @Option(help: "intake, screening, referral or society-<code>; only needed where the method does not say it.")
  var service: ServiceName?

  @Option(name: [.customShort("d"), .long], help: "The request as JSON; @ reads it from standard input.")
  var data = "{}"

  @Option(name: .customShort("H"), help: "Metadata as NAME: VALUE, e.g. -H 'idempotency-key: 7'.")
  var header: [String] = []

  @Option(help: "Seconds that the call may take.")
  var maxTime = 10.0

  func validate() throws {
    guard method.split(separator: "/").count == 2 else {
      throw ValidationError("The method takes SERVICE/METHOD; accordctl list shows all of them.")
    }
    guard maxTime > 0 else { throw ValidationError("--max-time takes seconds, more than 0.") }
    for text in header where !text.contains(":") {
      throw ValidationError("-H takes NAME: VALUE, not \(text)")
    }
  }

  func run() async throws {
    guard let service = service ?? ServiceName(ofMethod: method) else {
      throw ValidationError("Which service? Give --service, e.g. --service society-civil.")
    }
    let request = data == "@" ? [UInt8](FileHandle.standardInput.readDataToEndOfFile()) : [UInt8](data.utf8)
    var metadata = Metadata()
    for text in header {
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      metadata.addString(parts.count > 1 ? parts[1] : "", forKey: parts[0].lowercased())
    }
    let (method, maxTime) = (method, maxTime)
    let answer = try await CallSession(connection).run { [metadata] client in
      try await client.call(
        method: method, of: service, json: request, timeout: .milliseconds(Int64(maxTime * 1000)), metadata: metadata)
    }
    print(try PrettyJSON(answer))
  }
}
