import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl briefings change`
struct BriefingChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract:
      "Changes a briefing that has not begun; what is not named stays. Units are told once of another time or place."
  )

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "Its id.") var briefing: String
  @Option(help: "What it is called, in Chinese.") var title: String?
  @Option(help: "YYYY-MM-DD HH:MM in the time zone, or RFC 3339.") var starts: BriefingMoment?
  @Option(help: "As --starts.") var ends: BriefingMoment?
  @Option(help: "IANA name of the zone in which people are told the time.") var zone: String?
  @Option(help: "Where it is held; empty: online only.") var place: String?
  @Option(help: "Where it is held online; empty: nowhere.") var link: String?
  @Option(help: "What the invited are told besides; empty: nothing.") var note: String?
  @Option(parsing: .upToNextOption, help: "Codes of Attachment 1, all of them.") var fields: [String] = []
  @Option(parsing: .upToNextOption, help: "As field/specialty, all of them; an empty one: every specialty.")
  var specialties: [String] = []
  @Option(help: "professional, senior or both.") var level: String?
  @Option(help: "At most so many are invited; 0: all.") var capacity: Int?

  func validate() throws {
    if let level, level != "both", Level(rawValue: level) == nil {
      throw ValidationError("--level takes professional, senior or both")
    }
  }

  func run() async throws {
    var request = ChangeBriefing.Request(
      briefingID: briefing, officer: decision.officer, reason: decision.reason, title: title, timeZone: zone,
      place: place, link: link, note: note, fields: fields.isEmpty ? nil : fields,
      specialties: specialties.isEmpty ? nil : specialties.filter { !$0.isEmpty },
      level: level.flatMap(Level.init(rawValue:)), anyLevel: level == "both" ? true : nil, capacity: capacity)
    let (id, starts, ends, named) = (briefing, starts, ends, zone)
    let session = CallSession(connection)
    if starts != nil || ends != nil {
      let zone: String
      if let named {
        zone = named
      } else {
        // A time without a zone is one of the briefing's own.
        zone = try await session.run { client in
          try await client.call(
            GetBriefing.self, of: .screening, .init(briefingID: id), timeout: BriefingsCommand.timeout)
        }.briefing.timeZone
      }
      request.startsAt = try starts?.time(in: zone)
      request.endsAt = try ends?.time(in: zone)
    }
    let view = try await session.run { [request] client in
      try await client.call(
        ChangeBriefing.self, of: .screening, request, timeout: BriefingsCommand.timeout,
        idempotencyKey: UUID().uuidString)
    }
    print(BriefingTables.briefings([view]))
  }
}
