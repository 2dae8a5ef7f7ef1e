import Foundation

/// What a file is in a submission, by its bytes first and its name second: content types in mails are often wrong.
enum FileRole {
  private static let spreadsheetEndings = ["xlsx", "xlsm", "xltx", "xls", "et", "ett", "ods", "xlsb", "csv"]
  private static let otherEndings = ["docx", "doc", "pptx", "ppt", "zip", "wps", "txt", "jar", "apk"]

  /// A picture within a mail's text that has fewer bytes is a logo or a signature; a scanned page has more.
  static let smallPicture = 100_000

  static func role(of attachment: MailMessage.Attachment, kind: FileKind) -> ReceivedFile.Role {
    let size = try? FileManager.default.attributesOfItem(atPath: attachment.path)[.size] as? Int
    return role(
      name: attachment.name, contentType: attachment.contentType, kind: kind,
      isDecoration: attachment.isInline && size ?? 0 < smallPicture)
  }

  /// - Parameter isDecoration: shown within a mail's text, and small.
  static func role(name: String, contentType: String, kind: FileKind, isDecoration: Bool = false) -> ReceivedFile.Role {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if kind.isScan { return kind == .image && isDecoration ? .other : .scan }
    if spreadsheetEndings.contains(ending) { return .workbook }
    if otherEndings.contains(ending) { return .other }
    switch kind {
    case .zip: return .workbook
    case .ole(let encrypted, let spreadsheet): return encrypted || spreadsheet ? .workbook : .other
    default: return contentType.contains("spreadsheet") || contentType.contains("excel") ? .workbook : .other
    }
  }

  /// Outlook's packing of a mail, TNEF.
  static func isWinmail(_ attachment: MailMessage.Attachment) -> Bool {
    if attachment.name.lowercased() == "winmail.dat" || attachment.contentType.hasSuffix("ms-tnef") { return true }
    guard let file = FileHandle(forReadingAtPath: attachment.path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4)) == Data([0x78, 0x9F, 0x3E, 0x22])
  }

  static func isMail(name: String, contentType: String, kind: FileKind) -> Bool {
    kind == .unknown && (name.lowercased().hasSuffix(".eml") || contentType.hasPrefix("message/rfc822"))
  }
}
