import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Logging
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// A stop of the service does not wait for a workbook that is being converted to be returned.
struct ReturningStopTests {
  @Test(.timeLimit(.minutes(2))) func aConversionIsEndedAndTheWorkbookMadeLater() async throws {
    try await SupplementDesk.open { desk in
      let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let program = folder + "/soffice"
      try Data("#!/bin/sh\ntouch '\(folder)/started'\nexec sleep 1200\n".utf8).write(to: URL(filePath: program))
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
      var converter = WorkbookConverter(program: program, sandbox: .none)
      converter.limits.patience = .seconds(1200)

      let blob = try desk.blobs.keep(try Fixture.path("BadInput/excel-97.xls"))
      try desk.work("mail", at: SupplementDesk.start) { work in
        let id = work.makeID()
        let submissions = SubmissionTable(transaction: work.transaction)
        try submissions.save(
          SubmissionView(
            id: id, unit: SupplementDesk.unit, campaign: 2025, late: false, file: "附件3.xls", channel: "mail",
            receivedAt: work.now, hasScan: true, candidates: 0, rowErrors: [], faults: []), key: id, at: work.now)
        try submissions.add(files: [ReceivedFile(name: "附件3.xls", blob: blob, role: .workbook)], to: id)
        var mail = OutgoingMail(
          id: "receipt-\(id)", kind: .receipt, submissionID: id, unit: SupplementDesk.unit,
          to: SupplementDesk.address, subject: "回执", body: "收到", composedAt: work.now)
        mail.isToBePrepared = true
        try OutgoingMailTable(transaction: work.transaction).insert(mail)
      }
      let logger = Logger(label: "intake-tests") { _ in SwiftLogNoOpLogHandler() }
      let processor = Processor(
        service: .intake, subscriptions: [], router: EventRouter(), timers: desk.timers,
        kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "intake-tests"), store: desk.store,
        clock: SetClock(SupplementDesk.start), logger: logger)
      let returning = WorkbookReturning(
        processor: processor, blobs: desk.blobs, limits: WorkbookLimits(), converter: converter,
        maximumBytes: 1 << 20, interval: .seconds(1), logger: logger)

      let preparing = Task { try await returning.prepareAll() }
      _ = try await eventually { FileManager.default.fileExists(atPath: folder + "/started") ? true : nil }
      preparing.cancel()
      await #expect(throws: CancellationError.self) { try await preparing.value }
      #expect(try desk.read { try OutgoingMailTable(transaction: $0).toPrepare(limit: 9).count } == 1)
    }
  }
}
