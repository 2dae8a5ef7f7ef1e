import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl briefings plan`
struct BriefingPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plans a briefing; whoever passed or was allocated in its fields is invited through their units.",
    discussion:
      "accordctl briefings plan 申请与面试宣讲会 --starts '2026-12-10 14:00' --ends '2026-12-10 16:00' --place 北京 --fields civil --officer 王审核"
  )

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "What it is called, in Chinese.") var title: String
  @Option(help: "YYYY-MM-DD HH:MM in the time zone, or RFC 3339.") var starts: BriefingMoment
  @Option(help: "As --starts.") var ends: BriefingMoment
  @Option(help: "IANA name of the zone in which people are told the time.") var zone = BriefingMoment.campaignZone
  @Option(help: "Where it is held; a place or a link is needed.") var place: String?
  @Option(help: "Where it is held online.") var link: String?
  @Option(help: "What the invited are told besides, in Chinese.") var note: String?
  @Option(parsing: .upToNextOption, help: "Codes of Attachment 1, e.g. civil.") var fields: [String]
  @Option(parsing: .upToNextOption, help: "As field/specialty: of a field that is named here only these.")
  var specialties: [String] = []
  @Option(help: "professional or senior; without it both.") var level: String?
  @Option(help: "At most so many are invited, dispatched before planned; without it all.") var capacity: Int?
  @Option(help: "Who plans it; kept in the history.") var officer: String

  func validate() throws {
    if let level, Level(rawValue: level) == nil { throw ValidationError("--level takes professional or senior") }
  }

  func run() async throws {
    let request = PlanBriefing.Request(
      officer: officer, title: title, startsAt: try starts.time(in: zone), endsAt: try ends.time(in: zone),
      timeZone: zone, place: place, link: link, note: note, fields: fields,
      specialties: specialties.isEmpty ? nil : specialties, level: level.flatMap(Level.init(rawValue:)),
      capacity: capacity)
    let view = try await CallSession(connection).run { client in
      try await client.call(
        PlanBriefing.self, of: .screening, request, timeout: BriefingsCommand.timeout,
        idempotencyKey: UUID().uuidString)
    }
    print(BriefingTables.briefings([view]))
  }
}
