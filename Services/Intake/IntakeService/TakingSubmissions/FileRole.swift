/// What a file is in a submission, by its bytes first and its name second: content types in mails are often wrong.
enum FileRole {
  private static let spreadsheetEndings = ["xlsx", "xlsm", "xltx", "xls", "et", "ett", "ods", "xlsb"]
  private static let otherEndings = ["docx", "doc", "pptx", "ppt", "zip", "wps", "txt", "jar", "apk"]

  static func role(name: String, contentType: String, kind: FileKind, isInline: Bool = false) -> ReceivedFile.Role {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if kind.isScan {
      // The picture in a signature is no scan.
      return kind == .image && isInline ? .other : .scan
    }
    if spreadsheetEndings.contains(ending) { return .workbook }
    if otherEndings.contains(ending) { return .other }
    switch kind {
    case .zip: return .workbook
    case .ole(let encrypted, let spreadsheet): return encrypted || spreadsheet ? .workbook : .other
    default: return contentType.contains("spreadsheet") || contentType.contains("excel") ? .workbook : .other
    }
  }

  static func isMail(name: String, contentType: String, kind: FileKind) -> Bool {
    kind == .unknown && (name.lowercased().hasSuffix(".eml") || contentType.hasPrefix("message/rfc822"))
  }
}
