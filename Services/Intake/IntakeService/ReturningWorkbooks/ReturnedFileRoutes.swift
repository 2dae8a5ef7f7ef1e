import CloudEvents
import Foundation
import Hummingbird
import StateStore

/// `GET /submissions/{id}/returned/{n}` gives a unit's own workbook back with what became of its rows;
/// `GET /receipts/{id}/files/{n}` any file that went with a mail. Numbers from 1.
struct ReturnedFileRoutes: Sendable {
  let store: StateStore
  let blobs: BlobStore

  func add(to router: Router<BasicRequestContext>) {
    router.get("submissions/{id}/returned/{number}") { _, context in
      let id = try Self.plain(context.parameters.require("id"))
      return try answer(context) { transaction, number in
        try OutgoingMailTable(transaction: transaction).returned(number, of: id)
      }
    }
    router.get("receipts/{id}/files/{number}") { _, context in
      let id = try Self.plain(context.parameters.require("id"))
      return try answer(context) { transaction, number in
        try OutgoingMailTable(transaction: transaction).attachment(number, of: id)
      }
    }
  }

  /// Clients may write the @ of a receipt's id as %40.
  private static func plain(_ id: String) -> String { id.removingPercentEncoding ?? id }

  private func answer(
    _ context: BasicRequestContext, _ find: @Sendable @escaping (any SQLTransaction, Int) throws -> MailAttachment?
  ) throws -> Response {
    guard let number = context.parameters.get("number").flatMap({ Int($0) }), (1...1000).contains(number),
      let file = try store.read({ try find($0, number - 1) }),
      let content = FileManager.default.contents(atPath: blobs.path(file.blob.sha256))
    else {
      // Made within seconds after the upload; the receipt says where it cannot be.
      let body = ["code": "notReturned", "message": "表格尚未备好或不能附回，请稍后再试；回执写明原因。"]
      return Response(
        status: .notFound, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSON.encode(body))))
    }
    let name = file.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
    return Response(
      status: .ok,
      headers: [
        .contentType: file.contentType, .contentDisposition: "attachment; filename*=UTF-8''\(name)",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
  }
}
