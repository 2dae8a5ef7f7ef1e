import ArgumentParser
import CloudEvents
import Foundation
import StateStore

/// `accordctl history verify | show`, on a store; its service may run meanwhile.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What persons did and rules decided, each row holding the hash of the one before.",
    subcommands: [Verify.self, Show.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds the first row that was removed, altered or exchanged.",
      discussion: "Exit status 0 where every row is as it was written, 1 where one is not.")

    @OptionGroup var location: StoreOptions

    func run() async throws {
      let store = try location.open()
      let (head, fault) = try store.read { transaction in
        (try transaction.history.head(), try transaction.history.verify())
      }
      if let fault {
        print(fault)
        throw ExitCode(1)
      }
      print(
        "\(head.seq) rows, every one as it was written; head \(head.hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())"
      )
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the rows about one candidate (they hold personal data).")

    @OptionGroup var location: StoreOptions
    @Argument(help: "The candidate's id.") var subject: String

    func run() async throws {
      let store = try location.open()
      for (seq, entry) in try store.read({ try $0.history.entries(subject: subject) }) {
        print("\(seq)  \(Timestamp(milliseconds: entry.at))  \(entry.actor)  \(entry.action)  \(entry.detail)")
      }
    }
  }
}
