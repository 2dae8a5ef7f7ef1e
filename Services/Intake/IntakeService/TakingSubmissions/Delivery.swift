import CloudEvents
import Contracts
import Crypto

/// What arrived at once: one mail or one upload, with its files kept and not yet read.
struct Delivery: Sendable {
  enum Channel: String, Sendable, Hashable {
    case upload
    case mail
  }

  var channel: Channel
  var receivedAt: Timestamp
  /// As the subject or the upload names it; the sheet's own line counts where this is absent.
  var unit: String?
  /// The name may hold more than the unit: it counts where something else says the same.
  var isUnitCertain = true
  /// An officer says that it is this unit, whatever else names another.
  var isUnitSettled = false
  var campaign: Int?
  var messageID: String?
  /// Where a mail came from, in lower case; absent for an upload.
  var sender: String?
  /// What tells whether a mail is a submission at all; absent for an upload.
  var notice: MailNotice?
  /// Who gets the receipt by mail; absent for an upload, which is answered at once, and for a mail that no person sent.
  var replyTo: ReplyAddress?
  var files: [ReceivedFile]
  /// Found before any workbook was opened.
  var faults: [SubmissionFault] = []

  var workbooks: [ReceivedFile] { files.filter { $0.role == .workbook } }
  var hasScan: Bool { files.contains { $0.role == .scan } }

  /// What makes it the same submission again: the bytes of its workbooks, however they come; without a workbook, the
  /// mail's id or all that came.
  var key: String {
    let workbooks = Set(workbooks.map(\.blob.sha256)).sorted()
    if workbooks.count == 1 { return workbooks[0] }
    let parts = workbooks.isEmpty ? messageID.map { ["mail", $0] } ?? files.map(\.blob.sha256).sorted() : workbooks
    return Self.hex(parts)
  }

  /// Tells it from every other delivery of the same workbooks; the same mail has the same one each time that it is taken.
  var identity: String {
    let parts =
      [channel.rawValue, String(receivedAt.milliseconds), messageID ?? ""] + files.map(\.blob.sha256).sorted()
    return Self.hex(parts)
  }

  private static func hex(_ parts: [String]) -> String {
    SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// What a list shows as the submission's file. A mail's own file has a name that nobody gave it.
  var title: String {
    let attached = files.filter { $0.role != .mail }
    let shown = workbooks.isEmpty ? attached : workbooks
    return shown.map(\.name).joined(separator: "、")
  }

  /// Rows, faults and returned workbooks are told apart by their file's name: of two workbooks of one name the second is
  /// called 附件3（2）.xlsx, and one that came twice is read once.
  mutating func tellWorkbooksApart() {
    var names = Set(files.map(\.name))
    var taken: Set<String> = []
    var blobs: Set<Blob> = []
    var kept: [ReceivedFile] = []
    for var file in files {
      if file.role == .workbook {
        guard blobs.insert(file.blob).inserted else { continue }
        if !taken.insert(file.name).inserted {
          file.name = Self.another(file.name, besides: names)
          names.insert(file.name)
          taken.insert(file.name)
        }
      }
      kept.append(file)
    }
    files = kept
  }

  private static func another(_ name: String, besides names: Set<String>) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    var number = 2
    while names.contains("\(name[..<dot])（\(number)）\(name[dot...])") { number += 1 }
    return "\(name[..<dot])（\(number)）\(name[dot...])"
  }
}
