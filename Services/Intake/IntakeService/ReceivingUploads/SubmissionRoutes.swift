import CloudEvents
import Contracts
import Hummingbird
import Logging

/// `POST /submissions` takes workbooks (and mails) as a form; `GET /submissions/{id}` shows what became of one.
struct SubmissionRoutes: Sendable {
  let intake: SubmissionIntake
  let receiver: UploadReceiver
  let logger: Logger

  func add(to router: Router<BasicRequestContext>) {
    router.post("submissions") { request, _ in await post(request) }
    router.get("submissions/{id}") { _, context in try get(context.parameters.require("id")) }
  }

  private func post(_ request: Request) async -> Response {
    do {
      let delivery = try await receiver.receive(request)
      let taken = try await take(delivery)
      logger.info(
        "a submission was uploaded",
        metadata: [
          "submission": "\(taken.view.id)", "duplicate": "\(taken.isDuplicate)",
          "candidates": "\(taken.view.candidates)",
          "rowErrors": "\(taken.view.rowErrors.count)", "faults": "\(taken.view.faults.map(\.code))",
        ])
      let returned = try intake.processor.store.read { transaction in
        let rows = try RowTable(transaction: transaction).counts(of: taken.view.id)
        return rows.isEmpty ? 0 : try SubmissionTable(transaction: transaction).workbooks(of: taken.view.id).count
      }
      return try Self.response(taken, returned: returned)
    } catch let fault as UploadFault {
      logger.notice("an upload was refused", metadata: ["code": "\(fault.code)"])
      return Self.refusal(fault)
    } catch {
      logger.error("an upload could not be answered", metadata: ["error": "\(type(of: error))"])
      return Self.refusal(.busy)
    }
  }

  private func take(_ delivery: Delivery) async throws(UploadFault) -> SubmissionIntake.Taken {
    do {
      return try await intake.take(delivery)
    } catch {
      logger.error("a submission could not be recorded", metadata: ["error": "\(error)"])
      throw .busy
    }
  }

  private func get(_ id: String) throws -> Response {
    let view = try intake.processor.store.read { try SubmissionTable(transaction: $0).get(id) }
    guard let view else {
      return try Self.json(["code": "unknownSubmission", "message": "没有这份报送材料，请核对编号。"], .notFound)
    }
    return try Self.json(view, .ok)
  }

  private static func response(_ taken: SubmissionIntake.Taken, returned: Int) throws -> Response {
    var response = try json(
      SubmissionAnswer(view: taken.view, isDuplicate: taken.isDuplicate, returned: returned), status(taken))
    response.headers[.location] = "/submissions/\(taken.view.id)"
    return response
  }

  private static func status(_ taken: SubmissionIntake.Taken) -> HTTPResponse.Status {
    guard taken.view.candidates == 0, let fault = taken.view.faults.first else {
      return taken.isDuplicate ? .ok : .created
    }
    switch fault.code {
    case "fileTooLarge", "mailTooLarge": return .contentTooLarge
    case "notAWorkbook", "legacyFormat", "notConverted", "encrypted": return .unsupportedMediaType
    default: return .unprocessableContent
    }
  }

  private static func refusal(_ fault: UploadFault) -> Response {
    let body = ["code": fault.code, "message": fault.message]
    return (try? json(body, fault.status)) ?? Response(status: fault.status)
  }

  private static func json(_ value: some Encodable, _ status: HTTPResponse.Status) throws -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSON.encode(value))))
  }
}
