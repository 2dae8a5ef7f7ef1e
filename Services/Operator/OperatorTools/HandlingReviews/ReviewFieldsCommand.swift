import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews fields list | settle`: whose career text speaks of another field than the declared one.
struct ReviewFieldsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "Shows whose career speaks of another field than the declared one (N1.1); nobody waits for it.",
    discussion:
      "Where the field is wrong: accordctl reviews reopen, then decide passed --field. Where it is right: settle.",
    subcommands: [List.self, Settle.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows them with what says so: dispatched before planned (A2.4), then oldest first.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions
    @Option(help: "Only who declared this field, by its code.") var field: String?

    func run() async throws {
      let field = field
      let doubts = try await CallSession(connection).everyPage { client, token in
        let page = try await client.call(
          ListFieldDoubts.self, of: .screening, .init(field: field, pageToken: token), timeout: ReviewsCommand.timeout)
        return (page.doubts, page.nextPageToken)
      }
      table.show(ReviewFieldsCommand.table(doubts))
    }
  }

  struct Settle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says that the declared field is right.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "The candidate's id.") var candidate: String

    func run() async throws {
      let request = SettleFieldDoubt.Request(
        candidateID: candidate, officer: decision.officer, reason: decision.reason)
      let settled = try await CallSession(connection).run { client in
        try await client.call(SettleFieldDoubt.self, of: .screening, request, timeout: ReviewsCommand.timeout)
      }
      print("\(settled.candidateID)：申报领域已核对无误")
    }
  }

  static func table(_ doubts: [FieldDoubtView]) -> TextTable {
    TextTable(
      heads: ["编号", "姓名", "申报领域", "初筛结果", "经历所述领域", "依据"],
      rows: doubts.map { doubt in
        [
          doubt.candidate.id, doubt.candidate.person.name, CandidateListCommand.fieldName(doubt.candidate.field),
          ExplainCommand.name(doubt.outcome),
          doubt.advice.fields.map(CandidateListCommand.fieldName).joined(separator: "、"),
          doubt.advice.reasons.map(FieldAdviceText.reason).joined(separator: "；"),
        ]
      })
  }
}
