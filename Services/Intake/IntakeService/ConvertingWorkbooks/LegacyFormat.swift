import Foundation

/// A spreadsheet format that is not read itself and that LibreOffice makes an .xlsx of.
enum LegacyFormat: String, Sendable, Hashable {
  /// Excel 97 to 2003, and WPS' .et, which is the same under another name.
  case xls
  case xlsb
  case ods

  /// LibreOffice's import filter: it does not guess for itself what a file is.
  var filter: String {
    switch self {
    case .xls: "MS Excel 97"
    case .xlsb: "Calc MS Excel 2007 Binary"
    case .ods: "calc8"
    }
  }

  /// - Returns: nil for what is an .xlsx, is no spreadsheet, or cannot be opened: the reader says what it is.
  init?(path: String, limits: WorkbookLimits) {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size <= limits.fileBytes,
      let kind = try? FileKind(path: path)
    else { return nil }
    switch kind {
    case .ole(encrypted: false, spreadsheet: true):
      self = .xls
    case .zip:
      // The archive is checked as a workbook's is, before anybody else unpacks it.
      guard let archive = try? WorkbookArchive(path: path, limits: limits) else { return nil }
      if archive.contains("xl/workbook.bin") {
        self = .xlsb
      } else if archive.contains("content.xml"), archive.contains("mimetype") {
        self = .ods
      } else {
        return nil
      }
    default:
      return nil
    }
  }
}
