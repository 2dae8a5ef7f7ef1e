import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl societies` (N2.3)
struct SocietiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "societies",
    abstract: "The registry of the societies that cases are allocated to; what is changed holds at once.",
    subcommands: [List.self, Add.self, Change.self, Pause.self, Resume.self], defaultSubcommand: List.self)

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists them, with how many cases they got and have.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions
    @Option(help: "Only those of this field: a code of Attachment 1, e.g. civil.") var field: String?

    func run() async throws {
      let field = field
      let societies = try await CallSession(connection).run { client in
        try await client.call(
          ListSocieties.self, of: .screening, .init(field: field), timeout: SocietiesCommand.timeout)
      }.societies
      table.show(SocietyTable.table(societies))
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a society; whoever was held for want of one goes on.",
      discussion: "Its topics have to be there: accordctl topics ensure --society CODE.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "Its code: small letters, digits and hyphens; it never changes.") var code: String
    @Option(help: "Its name, in Chinese.") var name: String
    @Option(parsing: .upToNextOption, help: "Codes of Attachment 1, e.g. civil.") var fields: [String]
    @Option(parsing: .upToNextOption, help: "What it asks for first, as field/specialty, e.g. civil/structural.")
    var specialties: [String] = []
    @Option(help: "How much it takes, compared with the others of a field: 1 to 1000.") var weight = 1
    @Option(help: "How many cases it may have open at once; without it as many as come.") var capacity: Int?
    @Option(help: "The first day on which it gets cases, YYYY-MM-DD.") var from: String?
    @Option(help: "The last day.") var to: String?

    func run() async throws {
      let request = AddSociety.Request(
        society: SocietyEntry(
          code: code, name: name, fields: fields, specialties: specialties.isEmpty ? nil : specialties, weight: weight,
          capacity: capacity, from: from, to: to), officer: decision.officer, reason: decision.reason)
      let society = try await CallSession(connection).run { client in
        try await client.call(AddSociety.self, of: .screening, request, timeout: SocietiesCommand.timeout)
      }
      print(SocietyTable.table([society]))
    }
  }

  struct Change: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes a society; what is not named stays. Cases that it has stay with it.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "Its code.") var code: String
    @Option(help: "Its name, in Chinese.") var name: String?
    @Option(parsing: .upToNextOption, help: "Codes of Attachment 1, all of them.") var fields: [String] = []
    @Option(parsing: .upToNextOption, help: "What it asks for first, as field/specialty, all of it.")
    var specialties: [String] = []
    @Option(help: "1 to 1000.") var weight: Int?
    @Option(help: "How many cases it may have open at once; 0: as many as come.") var capacity: Int?
    @Option(help: "The first day on which it gets cases, YYYY-MM-DD; empty: from ever.") var from: String?
    @Option(help: "The last day; empty: for ever.") var to: String?

    func run() async throws {
      try await SocietiesCommand.change(
        .init(
          code: code, officer: decision.officer, reason: decision.reason, societyName: name,
          fields: fields.isEmpty ? nil : fields, specialties: specialties.isEmpty ? nil : specialties, weight: weight,
          capacity: capacity, from: from, to: to), connection)
    }
  }

  struct Pause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A society gets no new cases; those that it has stay with it.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "Its code.") var code: String

    func run() async throws {
      try await SocietiesCommand.change(
        .init(code: code, officer: decision.officer, reason: decision.reason, paused: true), connection)
    }
  }

  struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A society that was paused gets cases again.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "Its code.") var code: String

    func run() async throws {
      try await SocietiesCommand.change(
        .init(code: code, officer: decision.officer, reason: decision.reason, paused: false), connection)
    }
  }

  private static func change(_ request: ChangeSociety.Request, _ connection: ConnectionOptions) async throws {
    let society = try await CallSession(connection).run { client in
      try await client.call(ChangeSociety.self, of: .screening, request, timeout: timeout)
    }
    print(SocietyTable.table([society]))
  }
}
