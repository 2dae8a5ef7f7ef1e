import CloudEvents
import Contracts
import Foundation
import Hummingbird

/// Streams an upload into blobs and makes a delivery of it.
struct UploadReceiver: Sendable {
  let blobs: BlobStore
  let mails: MailIntake
  let maximumBytes: Int
  let clock: any AccordClock

  func receive(_ request: Request) async throws(UploadFault) -> Delivery {
    guard let contentType = request.headers[.contentType], var parser = MultipartParser(contentType: contentType) else {
      throw .notAForm
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximumBytes {
      throw .tooLarge(limit: maximumBytes)
    }
    var form = UploadForm(blobs: blobs)
    var received = 0
    do {
      for try await chunk in request.body {
        received += chunk.readableBytes
        guard received <= maximumBytes else { throw UploadFault.tooLarge(limit: maximumBytes) }
        for event in try parser.feed(Data(chunk.readableBytesView)) { try form.take(event) }
      }
      try parser.finish()
    } catch let fault as UploadFault {
      throw fault
    } catch is IntakeError {
      throw .storage
    } catch {
      throw .malformed
    }
    return try delivery(form)
  }

  private func delivery(_ form: UploadForm) throws(UploadFault) -> Delivery {
    guard let first = form.files.first else { throw .noFile }
    do {
      let kinds = try form.files.map { try FileKind(path: blobs.path($0.blob.sha256)) }
      let isMail = zip(form.files, kinds).map {
        FileRole.isMail(name: $0.name, contentType: $0.contentType, kind: $1)
      }
      if isMail.contains(true) {
        guard form.files.count == 1 else { throw UploadFault.mixedMail }
        var delivery = try mails.delivery(of: first.blob, name: first.name, receivedAt: clock.now(), channel: .upload)
        delivery.unit = form.unit ?? delivery.unit
        return delivery
      }
      var files = zip(form.files, kinds).map { file, kind in
        ReceivedFile(
          name: file.name, blob: file.blob,
          role: FileRole.role(name: file.name, contentType: file.contentType, kind: kind))
      }
      let isLoneScan = form.unit != nil && files.allSatisfy { $0.role == .scan }
      // Whoever names no unit meant a workbook: it is answered with what is wrong with it as one.
      if !isLoneScan, !files.contains(where: { $0.role == .workbook }) { files[0].role = .workbook }
      var delivery = Delivery(
        channel: .upload, receivedAt: clock.now(), unit: form.unit, campaign: nil, messageID: nil, files: files)
      if isLoneScan {
        let fault = MailFault.workbookMissing
        delivery.faults = [SubmissionFault(code: fault.code, file: files[0].name, message: fault.message)]
      }
      return delivery
    } catch let fault as UploadFault {
      throw fault
    } catch {
      throw .storage
    }
  }
}
