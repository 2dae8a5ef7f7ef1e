import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl dead-letters list | show | redrive | discard`, at a running service.
struct DeadLettersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead-letters",
    abstract: "Works off the records that a service refused for good.",
    discussion: """
      A refused record's key is parked: later records of the same candidate wait behind it, all others go on. Redrive it when
      what was wrong is mended, or discard it; both only tell what they would do unless --execute is given.
      """,
    subcommands: [List.self, Show.self, Redrive.self, Discard.self])

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists dead letters, oldest first.")

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: "intake, screening, referral or society-<code>") var service: ServiceName
    @Option(help: "pending, redriven or discarded") var status: DeadLetterStatus = .pending

    func run() async throws {
      let (service, status) = (service, status)
      let letters = try await CallSession(connection).run { client in
        var all: [DeadLetterView] = []
        while true {
          let page = try await client.call(
            ListDeadLetters.self, of: service, .init(status: status, afterID: all.last?.id), timeout: timeout
          ).deadLetters
          guard !page.isEmpty else { return all }
          all += page
        }
      }
      let rows = letters.map { letter in
        [
          String(letter.id), letter.at.description, "\(letter.topic)[\(letter.partition)]@\(letter.offset)",
          letter.key ?? "—", letter.code, letter.message,
        ]
      }
      print(TextTable(heads: ["id", "refused at", "record", "key", "code", "what is wrong"], rows: rows))
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows one dead letter with its record (which holds personal data).")

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: "intake, screening, referral or society-<code>") var service: ServiceName
    @Argument var id: Int64

    func run() async throws {
      let (service, id) = (service, id)
      let answer = try await CallSession(connection).run { client in
        try await client.call(GetDeadLetter.self, of: service, .init(id: id), timeout: timeout)
      }
      print(try PrettyJSON(encoding: answer))
    }
  }

  struct Decision: ParsableArguments {
    @Argument(help: "intake, screening, referral or society-<code>") var service: ServiceName
    @Argument(help: "Ids, as list shows them.") var ids: [Int64]
    @Option(help: "Who decides; kept in the history.") var officer: String
    @Option(help: "Why; kept in the history.") var reason: String
    @Flag(help: "Really do it.") var execute = false
  }

  struct Redrive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Works dead letters off again.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: Decision

    func run() async throws {
      let decision = decision
      try await CallSession(connection).run { client in
        for id in decision.ids {
          let outcome = try await client.call(
            RedriveDeadLetter.self, of: decision.service,
            .init(id: id, officer: decision.officer, reason: decision.reason, execute: decision.execute),
            timeout: timeout)
          print("\(id): \(outcome.outcome)\(outcome.message.map { ": \($0)" } ?? "")")
        }
      }
    }
  }

  struct Discard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Gives dead letters up; what waits behind them goes on.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: Decision

    func run() async throws {
      let decision = decision
      try await CallSession(connection).run { client in
        for id in decision.ids {
          let outcome = try await client.call(
            DiscardDeadLetter.self, of: decision.service,
            .init(id: id, officer: decision.officer, reason: decision.reason, execute: decision.execute),
            timeout: timeout)
          print("\(id): \(outcome.outcome)")
        }
      }
    }
  }
}

extension DeadLetterStatus: ExpressibleByArgument {}
