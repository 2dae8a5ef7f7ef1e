import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews list`
struct ReviewListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Shows the queue: dispatched before planned (A2.4), then oldest first.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "Only of this field, by its code.") var field: String?

  func run() async throws {
    let field = field
    let reviews = try await CallSession(connection).everyPage { client, token in
      let page = try await client.call(
        ListReviews.self, of: .screening, .init(field: field, pageToken: token), timeout: ReviewsCommand.timeout)
      return (page.reviews, page.nextPageToken)
    }
    let rows = reviews.map { review in
      [
        review.candidate.id, review.candidate.person.name, CandidateListCommand.fieldName(review.candidate.field),
        CandidateListCommand.levelName(review.candidate.level), review.requestedAt.forPeople,
        review.claimedBy ?? review.proposal.map { "待复核（\($0.officer)建议不通过）" } ?? "",
        review.suggestion.map(ExplainCommand.name) ?? "", review.cause,
      ]
    }
    table.show(TextTable(heads: ["编号", "姓名", "领域", "级别", "提交审核", "经办人", "倾向", "事由"], rows: rows))
  }
}
