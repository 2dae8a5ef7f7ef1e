import ArgumentParser
import Contracts
import Foundation
import KafkaRPC
import Workbooks

/// `accordctl briefings sheet`
struct BriefingSheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Writes the sign-in sheet of a briefing as a workbook (which holds personal data).")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "Its id.") var briefing: String
  @Option(help: "The file to write.") var out = "签到表.xlsx"

  func run() async throws {
    let roll = try await BriefingRoll.get(briefing, state: .invited, by: CallSession(connection))
    try SignInSheet(roll.view.briefing, people: roll.people)
      .workbook(createdAt: Int(Date().timeIntervalSince1970)).write(to: out)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: out)
    print("\(out)  \(roll.people.count) people")
  }
}
