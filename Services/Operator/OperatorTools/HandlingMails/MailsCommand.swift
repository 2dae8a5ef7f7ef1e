import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl mails set-aside list | take` and `accordctl mails addresses list | set`.
struct MailsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mails",
    abstract: "Shows the mails that are no submission, and which units send from which addresses.",
    subcommands: [SetAside.self, Addresses.self])

  private static let timeout = Duration.seconds(30)

  /// Who acts, and why.
  struct Act: ParsableArguments {
    @Option(help: "Who decides; kept in the history.") var officer: String
    @Option(help: "Why; kept in the history.") var reason: String
  }

  struct SetAside: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-aside",
      abstract: "Mails that were neither taken in nor answered: kept, listed, and taken in where an officer says so.",
      subcommands: [List.self, Take.self])

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Lists them, newest first (which shows the senders' addresses).")

      @OptionGroup var connection: ConnectionOptions
      @Option(help: "noSubmission, reply, automatic or broken") var why: AsideReason?
      @Flag(help: "Those that were taken in since, too.") var all = false

      func run() async throws {
        let (reason, state) = (why, all ? nil : AsideState.aside)
        let mails = try await CallSession(connection).everyPage { client, token in
          let page = try await client.call(
            ListSetAside.self, of: .intake, .init(state: state, reason: reason, pageToken: token), timeout: timeout)
          return (page.mails, page.nextPageToken)
        }
        let rows = mails.map { mail in
          [
            mail.id, mail.receivedAt.description, mail.reason.rawValue, mail.from ?? "—", mail.subject,
            mail.submissionID ?? (mail.state == .aside ? "—" : mail.state.rawValue),
          ]
        }
        print(TextTable(heads: ["id", "received at", "why", "from", "subject", "submission"], rows: rows))
      }
    }

    struct Take: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract:
          "Says that a mail is a submission after all, and of which unit. It is taken in and answered like any other.")

      @OptionGroup var connection: ConnectionOptions
      @Argument(help: "The mail's id, as list shows it.") var mail: String
      @Option(help: "The recommending unit, in full.") var unit: String
      @OptionGroup var act: Act

      func run() async throws {
        let request = TakeSetAside.Request(id: mail, unit: unit, officer: act.officer, reason: act.reason)
        let taken = try await CallSession(connection).run { client in
          try await client.call(TakeSetAside.self, of: .intake, request, timeout: timeout)
        }
        print("\(taken.id): is taken in; list --all names its submission")
      }
    }
  }

  struct Addresses: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Which units send from which addresses, for mails that name no unit.",
      subcommands: [List.self, Set.self])

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Lists them (which shows addresses).")

      @OptionGroup var connection: ConnectionOptions
      @Option(help: "Only of this unit.") var unit: String?

      func run() async throws {
        let unit = unit
        let known = try await CallSession(connection).everyPage { client, token in
          let page = try await client.call(
            ListUnitAddresses.self, of: .intake, .init(unit: unit, pageToken: token), timeout: timeout)
          return (page.addresses, page.nextPageToken)
        }
        MailsCommand.show(known)
      }
    }

    struct Set: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Says which unit sends from an address, or forgets the address.",
        discussion: "The address is read from standard input: arguments are seen by everybody on the machine.")

      @OptionGroup var connection: ConnectionOptions
      @Option(help: "The recommending unit, in full; none: what is known of the address is forgotten.") var unit:
        String?
      @OptionGroup var act: Act

      func run() async throws {
        guard let address = readLine(strippingNewline: true), !address.isEmpty else {
          throw ValidationError(
            "give the address on standard input: echo name@example.org | accordctl mails addresses set …")
        }
        let request = SetUnitAddress.Request(address: address, unit: unit, officer: act.officer, reason: act.reason)
        let answer = try await CallSession(connection).run { client in
          try await client.call(SetUnitAddress.self, of: .intake, request, timeout: timeout)
        }
        MailsCommand.show(answer.addresses)
      }
    }
  }

  private static func show(_ known: [UnitAddress]) { print(addresses(known)) }

  /// Whose word speaks for each: nobody has looked at what a first submission brought.
  static func addresses(_ known: [UnitAddress]) -> TextTable {
    TextTable(
      heads: ["address", "unit", "how", "since", "submission"],
      rows: known.map { [$0.address, $0.unit, how($0), $0.since.description, $0.submissionID ?? "—"] })
  }

  private static func how(_ known: UnitAddress) -> String {
    switch known.origin {
    case .firstSubmission: "first submission of the unit, not checked"
    case .settled: "submission settled by an officer"
    case .set: "set by an officer"
    case nil: known.isSet ? "set by an officer" : "learnt"
    }
  }
}

extension AsideReason: ExpressibleByArgument {}
