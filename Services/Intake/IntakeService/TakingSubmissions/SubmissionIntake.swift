import CloudEvents
import Contracts
import Dispatch
import Messaging
import StateStore

/// Takes deliveries in: reads their workbooks and records the submission with its candidates, all or nothing.
struct SubmissionIntake: Sendable {
  /// - `isDuplicate`: the same workbook came before; nothing new was made.
  typealias Taken = (view: SubmissionView, isDuplicate: Bool)

  let processor: Processor
  let blobs: BlobStore
  let limits: WorkbookLimits
  let calendar: CampaignCalendar
  /// Absent: only .xlsx is read.
  let converter: WorkbookConverter?
  /// Workbooks are read one at a time, so that memory is bounded by one, and off the threads that serve others.
  private static let queue = DispatchQueue(label: "accord.intake.reading")

  init(
    processor: Processor, blobs: BlobStore, limits: WorkbookLimits, calendar: CampaignCalendar,
    converter: WorkbookConverter? = nil
  ) {
    self.processor = processor
    self.blobs = blobs
    self.limits = limits
    self.calendar = calendar
    self.converter = converter
  }

  func take(_ delivery: Delivery) async throws -> Taken {
    var delivery = delivery
    delivery.tellWorkbooksApart()
    let key = delivery.key
    let known = try processor.store.read { try SubmissionTable(transaction: $0).find(key: key) }
    let settled = known?.isSettled ?? false
    // What is known needs no second reading; its files and its scan are still noted.
    var reading = settled ? FormReading() : try await read(delivery.workbooks)
    try processor.store.read { try SupplementAnswering.nameUnit(of: &delivery, &reading, $0) }
    // The disk's fault and not the file's: nothing is recorded, and the same file can come again.
    if reading.faults.contains(where: { $0.code == WorkbookFault.unreadable.code }) {
      throw IntakeError.storage("read a kept file")
    }
    let recording = SubmissionRecording(delivery: delivery, key: key, reading: reading, calendar: calendar)
    // A submission whose unit becomes known later is worked off as another input, with ids of its own, and so is
    // each later delivery: the same one again makes the same ids.
    let again = known == nil ? "" : ":again:\(delivery.identity)"
    let input = WorkInput(source: ServiceName.intake.source, id: "submission:\(key)\(again)")
    return try await processor.perform(input) { work in try recording.record(work) }
  }

  private func read(_ workbooks: [ReceivedFile]) async throws -> FormReading {
    // A conversion that is under way does not hold up the stop of the service.
    let recall = ConfinedCommand.Recall()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Self.queue.async { continuation.resume(with: Result { try readNow(workbooks, recall) }) }
      }
    } onCancel: {
      recall.raise()
    }
  }

  private func readNow(_ workbooks: [ReceivedFile], _ recall: ConfinedCommand.Recall) throws -> FormReading {
    guard let converter, !workbooks.isEmpty else {
      return FormReader.read(
        workbooks.map { ($0.name, blobs.path($0.blob.sha256)) }, limits: limits, scratch: blobs.scratch)
    }
    return try blobs.withScratch { folder in
      var files: [(file: String, path: String)] = []
      var faults: [SubmissionFault] = []
      for (number, file) in workbooks.enumerated() {
        do throws(WorkbookFault) {
          let path = blobs.path(file.blob.sha256)
          files.append((file.name, try converter.readable(path, in: folder, number: number, limits, recall: recall)))
        } catch {
          faults.append(SubmissionFault(code: error.code, file: file.name, message: error.message))
        }
      }
      var reading = FormReader.read(files, limits: limits, scratch: blobs.scratch)
      reading.faults = faults + reading.faults
      return reading
    }
  }
}
