import Foundation

/// What a file is by its bytes, whatever its name says.
enum FileKind: Sendable, Hashable {
  case zip
  /// An OLE2 container: an encrypted workbook, an `.xls`, an `.et`, or something else.
  case ole(encrypted: Bool, spreadsheet: Bool)
  case pdf
  case image
  case html
  case xml
  case rar
  case sevenZip
  case empty
  case unknown

  private static let oleMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// - Parameter path: a regular file; only its head is read, and for an OLE2 container its directory names.
  init(path: String) throws(WorkbookFault) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 1024) else {
      self = .empty
      return
    }
    self = Self.recognise([UInt8](head))
    if case .ole = self {
      var encrypted = false
      var spreadsheet = false
      var tail: [UInt8] = []
      try? file.seek(toOffset: 0)
      while !encrypted, let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty {
        let window = tail + [UInt8](chunk)
        encrypted = encrypted || Self.contains(window, name: "EncryptedPackage")
        spreadsheet = spreadsheet || Self.contains(window, name: "Workbook") || Self.contains(window, name: "Book")
        tail = [UInt8](window.suffix(64))
      }
      self = .ole(encrypted: encrypted, spreadsheet: spreadsheet)
    }
  }

  static func recognise(_ head: [UInt8]) -> FileKind {
    if head.isEmpty { return .empty }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if head.starts(with: oleMagic) { return .ole(encrypted: false, spreadsheet: false) }
    if head.starts(with: Array("%PDF".utf8)) { return .pdf }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .image }
    if head.starts(with: Array("BM".utf8)) && head.count > 26 && head[14] == 40 { return .image }
    if head.starts(with: [0x49, 0x49, 0x2A, 0x00]) || head.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) { return .image }
    if head.count > 11, head[4..<8].elementsEqual("ftyp".utf8),
      head[8..<12].elementsEqual("heic".utf8) || head[8..<12].elementsEqual("mif1".utf8)
    {
      return .image
    }
    if head.starts(with: Array("Rar!".utf8)) { return .rar }
    if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) { return .sevenZip }
    let text = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
    if text.contains("<html") || text.contains("<table") || text.contains("<!doctype html") { return .html }
    if text.hasPrefix("<?xml") || text.hasPrefix("\u{FEFF}<?xml") { return .xml }
    return .unknown
  }

  /// A stamped scan is a PDF or an image (N3.1a).
  var isScan: Bool { self == .pdf || self == .image }

  /// What refuses a file of this kind as a workbook; none for a zip archive, which has to be opened.
  var refusal: WorkbookFault? {
    switch self {
    case .zip: nil
    case .ole(true, _): .encrypted
    case .ole(false, true): .legacyFormat(".xls")
    case .ole(false, false): .notAWorkbook("旧版 Office 文件")
    case .pdf: .notAWorkbook("PDF 文件")
    case .image: .notAWorkbook("图片")
    case .html: .notAWorkbook("网页文件")
    case .xml: .notAWorkbook("XML 文件")
    case .rar, .sevenZip: .notAWorkbook("压缩包")
    case .empty: .notAWorkbook("空文件")
    case .unknown: .notAWorkbook(nil)
    }
  }

  /// OLE2 directory names are UTF-16LE.
  private static func contains(_ bytes: [UInt8], name: String) -> Bool {
    // Padded with its terminating zero, so that "Book" is not found within "Workbook" or any other word's beginning.
    let needle = Data(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [0, 0])
    return Data(bytes).range(of: needle) != nil
  }
}
