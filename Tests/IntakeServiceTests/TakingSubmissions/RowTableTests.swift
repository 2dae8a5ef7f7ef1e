import AccordTesting
import CloudEvents
import Contracts
import Messaging
import Testing

@testable import IntakeService

/// Every row that names a person has a result, whatever became of it.
struct RowTableTests {
  @Test(arguments: ["01-one-sheet.xlsx", "02-attached-table.xlsx", "03-with-errors.xlsx"])
  func everyRowThatNamesAPersonHasAResult(fixture: String) async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let reading = FormReader.read([(file: "f.xlsx", path: try Fixture.path(fixture))])
      let delivery = Delivery(
        channel: .upload, receivedAt: Timestamp(milliseconds: 0), unit: "甲会", campaign: 2025,
        files: [
          ReceivedFile(name: "f.xlsx", blob: Blob(sha256: "a", bytes: 1), role: .workbook),
          ReceivedFile(name: "s.pdf", blob: Blob(sha256: "s", bytes: 1), role: .scan),
        ])
      let recording = SubmissionRecording(
        delivery: delivery, key: delivery.key, reading: reading,
        calendar: CampaignCalendar(ReferenceLists.notice.campaign))
      let view = try store.write { transaction in
        try recording.record(
          UnitOfWork(
            transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: "1"),
            now: Timestamp(milliseconds: 1_000)))
      }.view
      let counts = try store.read { try RowTable(transaction: $0).counts(of: view.id) }
      #expect(counts[.taken, default: 0] == view.candidates)
      #expect(counts[.rejected, default: 0] == reading.rejectedRows)
      let rejected = try store.read {
        try RowTable(transaction: $0).list(of: view.id, file: "f.xlsx", results: [.rejected])
      }
      #expect(
        rejected.map(\.origin.row)
          == Set(reading.rowErrors.filter { RowFault.rejectingCodes.contains($0.code) }.map(\.row)).sorted())
      let taken = try store.read { try RowTable(transaction: $0).list(of: view.id, results: [.taken]) }
      #expect(Set(taken.compactMap(\.candidateID)).count == view.candidates)
    }
  }
}
