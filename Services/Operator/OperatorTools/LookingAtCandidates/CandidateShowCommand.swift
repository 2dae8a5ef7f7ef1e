import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl candidates show`: the whole way of one candidate.
struct CandidateShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one candidate with the whole way so far.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's id.") var id: String

  private static let timeout = Duration.seconds(30)

  func run() async throws {
    let id = id
    let answer = try await CallSession(connection).run { client in
      try await client.call(GetCandidate.self, of: .intake, .init(id: id), timeout: Self.timeout)
    }
    let candidate = answer.candidate
    print("\(candidate.person.name)  \(candidate.unit)  \(candidate.enterprise.name)")
    print(
      "\(CandidateListCommand.fieldName(candidate.field))  \(CandidateListCommand.levelName(candidate.level))  "
        + (candidate.project.name ?? "—"))
    if let waitingFor = answer.progress.waitingFor { print(waitingFor) }
    for briefing in answer.briefings ?? [] { print("宣讲会\(BriefingTables.line(briefing))") }
    print()
    print(TextTable(heads: ["时间", "事项", "来源"], rows: answer.history.map { [$0.at.forPeople, $0.text, $0.source] }))
  }
}
