/// Why a file cannot be read as a workbook. The message is for the unit: what is wrong and how to mend it.
enum WorkbookFault: Error, Sendable, Hashable {
  /// What the file is instead, as far as its first bytes tell.
  case notAWorkbook(String?)
  case fileTooLarge(limit: Int)
  case brokenArchive
  case archiveTooLarge
  case forbiddenPath
  case encrypted
  /// An older or foreign spreadsheet format, e.g. `.xls`.
  case legacyFormat(String)
  /// LibreOffice could not make an .xlsx of it within its limits.
  case notConverted(String)
  /// A document type declaration, entities, or the like.
  case forbiddenXML
  case brokenXML
  case tooManySheets(limit: Int)
  case tooManyRows(sheet: String, limit: Int)
  /// Of a supplement workbook that came back.
  case tooManySupplementRows(limit: Int)
  case tooManyColumns(sheet: String, limit: Int)
  case tooManyCells(limit: Int)
  /// - Parameter cell: where it is known, e.g. `Sheet1!B7`.
  case cellTooLong(_ cell: String?)
  case formNotFound
  /// The file could not be read from the disk.
  case unreadable

  /// As in `SubmissionFault.code`.
  var code: String {
    switch self {
    case .notAWorkbook: "notAWorkbook"
    case .fileTooLarge: "fileTooLarge"
    case .brokenArchive: "brokenArchive"
    case .archiveTooLarge: "archiveTooLarge"
    case .forbiddenPath: "forbiddenPath"
    case .encrypted: "encrypted"
    case .legacyFormat: "legacyFormat"
    case .notConverted: "notConverted"
    case .forbiddenXML: "forbiddenXML"
    case .brokenXML: "brokenXML"
    case .tooManySheets: "tooManySheets"
    case .tooManyRows: "tooManyRows"
    case .tooManySupplementRows: "tooManySupplementRows"
    case .tooManyColumns: "tooManyColumns"
    case .tooManyCells: "tooManyCells"
    case .cellTooLong: "cellTooLong"
    case .formNotFound: "formNotFound"
    case .unreadable: "unreadable"
    }
  }

  var message: String {
    switch self {
    case .notAWorkbook(let kind?):
      "该文件是\(kind)，不是 Excel 工作簿。请用 Excel 或 WPS 打开附件3，另存为“Excel 工作簿（.xlsx）”后重新提交。"
    case .notAWorkbook(nil):
      "该文件不是 Excel 工作簿。请用 Excel 或 WPS 打开附件3，另存为“Excel 工作簿（.xlsx）”后重新提交。"
    case .fileTooLarge(let limit):
      "文件超过 \(limit >> 20) MB。请删除工作簿中的图片和无关工作表，另存为 .xlsx 后重新提交。"
    case .brokenArchive:
      "文件已损坏或不完整，无法打开。请确认能用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新提交。"
    case .archiveTooLarge:
      "文件解压后的内容过大，已拒绝读取。请新建工作簿，只粘贴附件3的内容，另存为 .xlsx 后重新提交。"
    case .forbiddenPath:
      "文件内部含有不允许的路径或链接，已拒绝读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再提交。"
    case .encrypted:
      "文件设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码，另存为 .xlsx 后重新提交。"
    case .legacyFormat(let format):
      "文件是 \(format) 格式，目前只读取 .xlsx。请用 Excel 或 WPS 打开，选择“另存为”，类型选“Excel 工作簿（.xlsx）”，再提交新文件（只改扩展名无效）。"
    case .notConverted(let format):
      "文件是 \(format) 格式，自动转换没有成功（文件可能过大或已损坏）。请用 Excel 或 WPS 打开，选择“另存为”，类型选“Excel 工作簿（.xlsx）”，再提交新文件（只改扩展名无效）。"
    case .forbiddenXML:
      "文件内部含有不允许的 XML 声明（DTD 或实体），已拒绝读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再提交。"
    case .brokenXML:
      "工作簿内容已损坏，无法读取。请用 Excel 或 WPS 打开并修复，另存为 .xlsx 后重新提交。"
    case .tooManySheets(let limit):
      "工作簿的工作表超过 \(limit) 个。请只保留附件3及其另附表，另存为 .xlsx 后重新提交。"
    case .tooManyRows(let sheet, let limit):
      "工作表“\(sheet)”有内容的行超过 \(limit) 行。请只保留附件3的内容，或分成几个文件提交。"
    case .tooManySupplementRows(let limit):
      "补充材料表有内容的行超过 \(limit) 行，未予读取。请用秘书处邮件所附的原表填写，每人只保留一行后重新发送。"
    case .tooManyColumns(let sheet, let limit):
      "工作表“\(sheet)”有内容的列超过 \(limit) 列。请只保留附件3的内容后重新提交。"
    case .tooManyCells(let limit):
      "工作簿有内容的单元格超过 \(limit / 10_000) 万个。请只保留附件3的内容，或分成几个文件提交。"
    case .cellTooLong(let cell):
      "\(cell.map { "单元格 \($0) " } ?? "有单元格")的内容超过 32767 字，无法读取。请缩短该单元格的内容后重新提交。"
    case .formNotFound:
      "工作簿中没有找到附件3《推荐参加工程能力评价人员情况表》的表头。请在附件3原表上填写，保留“企业名称”“拟互认人员信息”或“姓名”等表头后重新提交。"
    case .unreadable:
      "文件暂时无法读取，请重新提交。"
    }
  }
}
