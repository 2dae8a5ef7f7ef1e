import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl briefings show`
struct BriefingShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a briefing with everybody who is or was invited, and who came (which holds personal data).",
    discussion: "With --csv it is a sign-in sheet that accordctl briefings attendance --from takes back.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Argument(help: "Its id.") var briefing: String

  func run() async throws {
    let roll = try await BriefingRoll.get(briefing, by: CallSession(connection))
    if !table.csv {
      print(BriefingTables.briefings([roll.view]))
      if let note = roll.view.briefing.note { print(note) }
      print()
    }
    table.show(BriefingTables.invited(roll.people))
  }
}
