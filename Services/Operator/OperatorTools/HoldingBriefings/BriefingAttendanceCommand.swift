import ArgumentParser
import Contracts
import Foundation
import KafkaRPC
import Workbooks

/// `accordctl briefings attendance`
struct BriefingAttendanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance",
    abstract:
      "Records who came to a briefing, by candidates' ids or from a sign-in sheet; a later word corrects an earlier one.",
    discussion: """
      The sheet is the .xlsx that accordctl briefings sheet writes, which intake reads, or a CSV with the columns \
      候选人编号 and 到会情况. Rows that cannot be read are named and stop no others; then the exit status is 1.
      """)

  /// As the method takes them.
  private static let atOnce = 500

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The briefing's id.") var briefing: String
  @Option(parsing: .upToNextOption, help: "Candidates who came.") var present: [String] = []
  @Option(parsing: .upToNextOption, help: "Candidates who did not.") var absent: [String] = []
  @Option(parsing: .upToNextOption, help: "Candidates of whom nobody knows.") var unknown: [String] = []
  @Option(help: "A sign-in sheet, .xlsx or .csv.") var from: String?
  @Flag(help: "Whoever is invited and not named did not come.") var othersAbsent = false
  @Option(help: "Who records it; kept in the history.") var officer: String
  @Option(help: "Why something that was recorded is corrected.") var reason: String?

  func run() async throws {
    let session = CallSession(connection)
    var reading = SignInReading()
    if let from { reading = try await Self.read(from, by: session) }
    if let other = reading.briefingID, other != briefing {
      throw ValidationError("the sheet is that of briefing \(other)")
    }
    var entries = reading.entries
    for (ids, attendance) in [(present, Attendance.present), (absent, .absent), (unknown, .unknown)] {
      for id in ids {
        // What is said on the command line goes before the sheet.
        entries.removeAll { $0.candidateID == id }
        entries.append(.init(candidateID: id, attendance: attendance))
      }
    }
    if othersAbsent {
      let named = Set(entries.map(\.candidateID))
      let roll = try await BriefingRoll.get(briefing, state: .invited, by: session)
      entries += roll.people.map(\.candidateID).filter { !named.contains($0) }
        .map { .init(candidateID: $0, attendance: .absent) }
    }
    guard !entries.isEmpty || !reading.faults.isEmpty else { throw ValidationError("nobody is named") }
    try await record(entries, by: session)
    guard reading.faults.isEmpty else {
      let text = reading.faults.map { "accordctl: \($0)\n" }.joined()
      try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
      throw ExitCode(1)
    }
  }

  private func record(_ entries: [RecordAttendance.Entry], by session: CallSession) async throws {
    var changed = 0
    var last: BriefingView?
    for start in stride(from: 0, to: entries.count, by: Self.atOnce) {
      let request = RecordAttendance.Request(
        briefingID: briefing, officer: officer, reason: reason,
        entries: Array(entries[start..<min(start + Self.atOnce, entries.count)]))
      let answer = try await session.run { client in
        try await client.call(
          RecordAttendance.self, of: .screening, request, timeout: BriefingsCommand.timeout,
          idempotencyKey: UUID().uuidString)
      }
      changed += answer.changed
      last = answer.briefing
      for id in answer.unknown { print("\(id)  未登记：没有该候选人") }
      for id in answer.uninvited { print("\(id)  已登记：该候选人未受邀") }
    }
    guard let last else { return }
    print("登记 \(entries.count) 人，其中变更 \(changed) 人；到会 \(last.present) 人，未到 \(last.absent) 人，已邀请 \(last.invited) 人")
  }

  private static func read(_ path: String, by session: CallSession) async throws -> SignInReading {
    guard let file = FileManager.default.contents(atPath: path) else {
      throw ValidationError("the file \(path) cannot be read")
    }
    // Of a zip archive, which an .xlsx is.
    if file.starts(with: [0x50, 0x4B]) {
      let request = ReadSignInSheet.Request(workbook: file.base64EncodedString())
      return try await session.run { client in
        try await client.call(ReadSignInSheet.self, of: .intake, request, timeout: BriefingsCommand.timeout)
      }
    }
    guard let rows = CSVText.rows(file) else { throw ValidationError("\(path) is neither an .xlsx nor a CSV") }
    var reading = SignInRows()
    for (index, row) in rows.enumerated() {
      reading.read(row: index + 1, row.enumerated().map { ($0.offset + 1, $0.element) })
    }
    return reading.finished()
  }
}
