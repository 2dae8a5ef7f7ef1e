import CloudEvents
import Contracts
import Dispatch
import Logging
import Messaging
import ServiceLifecycle

/// Makes the workbooks that go back with receipts, after the transaction that composed them: from the kept bytes and the
/// recorded results, so that what is made again after a crash is the same.
struct WorkbookReturning: Service {
  let processor: Processor
  let blobs: BlobStore
  let limits: WorkbookLimits
  /// Absent: only .xlsx is returned.
  let converter: WorkbookConverter?
  /// Of all files of one mail.
  let maximumBytes: Int
  let interval: Duration
  let logger: Logger

  private static let source = "\(ServiceName.intake.source)/returns"
  /// One at a time, and off the threads that serve others.
  private static let queue = DispatchQueue(label: "accord.intake.returning")

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await prepareAll()
        } catch is CancellationError {
          return
        } catch {
          logger.error("workbooks could not be returned and are tried again", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: interval)
      }
    }
  }

  func prepareAll() async throws {
    while true {
      try Task.checkCancellation()
      let ids = try processor.store.read { try OutgoingMailTable(transaction: $0).toPrepare(limit: 20) }
      guard !ids.isEmpty else { return }
      for id in ids { try await prepare(id) }
    }
  }

  private struct Job: Sendable {
    var mail: OutgoingMail
    var submission: SubmissionView
    var workbooks: [(file: ReceivedFile, rows: [RowOutcome])]
  }

  /// - Throws: `IntakeError.storage` where the disk fails, and it is to be tried again.
  private func prepare(_ id: String) async throws {
    let job = try processor.store.read { transaction -> Job? in
      guard let mail = try OutgoingMailTable(transaction: transaction).get(id), mail.isToBePrepared,
        let submission = mail.submissionID,
        let view = try SubmissionTable(transaction: transaction).get(submission)
      else { return nil }
      let rows = RowTable(transaction: transaction)
      let workbooks = try SubmissionTable(transaction: transaction).workbooks(of: submission).map { file in
        (file: file, rows: try rows.list(of: submission, file: file.name))
      }
      return Job(mail: mail, submission: view, workbooks: workbooks)
    }
    guard let job else { return }
    let made = try await make(job)
    let said = ReceiptText.returned(
      made.attachments.count, hasFaults: !job.submission.toldErrors.isEmpty, converted: made.converted, made.faults)
    let body = ReceiptText.adding(said, to: job.mail.body)
    try await processor.perform(WorkInput(source: Self.source, id: id)) { work in
      try OutgoingMailTable(transaction: work.transaction).prepared(
        id, with: made.attachments, body: body, at: work.now)
    }
    if !made.faults.isEmpty {
      logger.notice(
        "workbooks are not returned",
        metadata: ["mail": "\(id)", "because": "\(made.faults.map { "\($0.fault)" })"])
    }
  }

  private struct Made: Sendable {
    /// By the workbook's number in its submission, from 0.
    var attachments: [Int: MailAttachment] = [:]
    /// The names of those that came in another format.
    var converted: [String] = []
    var faults: [(name: String, fault: ReturnFault)] = []
  }

  /// A conversion that is under way does not hold up the stop of the service: the workbook is made after the next start.
  private func make(_ job: Job) async throws -> Made {
    let recall = ConfinedCommand.Recall()
    do {
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          Self.queue.async { continuation.resume(with: Result { try make(job, recall) }) }
        }
      } onCancel: {
        recall.raise()
      }
    } catch {
      try Task.checkCancellation()
      throw error
    }
  }

  private func make(_ job: Job, _ recall: ConfinedCommand.Recall) throws -> Made {
    var made = Made()
    var room = job.mail.to == nil ? Int.max : maximumBytes
    for (number, workbook) in job.workbooks.enumerated() {
      do throws(ReturnFault) {
        let (blob, isConverted) = try make(workbook.file, workbook.rows, job, recall)
        guard blob.bytes <= room else { throw .tooLarge(limit: maximumBytes) }
        room -= blob.bytes
        made.attachments[number] = MailAttachment(name: Self.name(workbook.file.name), blob: blob)
        if isConverted { made.converted.append(workbook.file.name) }
      } catch .storage {
        throw IntakeError.storage("write a workbook that is returned")
      } catch {
        made.faults.append((workbook.file.name, error))
      }
    }
    return made
  }

  private func make(
    _ file: ReceivedFile, _ rows: [RowOutcome], _ job: Job, _ recall: ConfinedCommand.Recall
  ) throws(ReturnFault) -> (Blob, isConverted: Bool) {
    let marks = RowVerdicts.marks(
      rows: rows, errors: job.submission.toldErrors, file: file.name, isOneOfSeveral: job.workbooks.count > 1,
      mayBeStranger: job.submission.mayBeStranger)
    let result: Result<(Blob, isConverted: Bool), ReturnFault>
    do {
      result = try blobs.withScratch { folder in
        do throws(ReturnFault) {
          let target = folder + "/returned.xlsx"
          let sent = blobs.path(file.blob.sha256)
          let readable = try readable(sent, in: folder, recall)
          try ReturnedWorkbook(marks: marks, limits: limits).write(readable, to: target, scratch: folder)
          do { return .success((try blobs.keep(target), readable != sent)) } catch { throw ReturnFault.storage }
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw .storage
    }
    return try result.get()
  }

  /// What was converted to be read is converted once more: rows and columns stay where they are.
  private func readable(
    _ path: String, in folder: String, _ recall: ConfinedCommand.Recall
  ) throws(ReturnFault) -> String {
    guard let converter else { return path }
    do {
      return try converter.readable(path, in: folder, number: 0, limits, recall: recall)
    } catch {
      throw error == .unreadable ? .storage : .unreadable
    }
  }

  /// 附件3.xlsx → 附件3（处理结果）.xlsx
  static func name(_ sent: String) -> String {
    let parts = sent.split(separator: ".", omittingEmptySubsequences: false)
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : sent
    let plain = stem.hasSuffix("（处理结果）") ? String(stem.dropLast(6)) : stem
    return "\(plain.prefix(100))（处理结果）.xlsx"
  }
}
