/// Why a mail, or all of it, could not be read as a submission. The message is for the unit and for the secretariat.
enum MailFault: Error, Sendable, Hashable {
  case broken
  case tooLarge(limit: Int)
  case tooManyParts(limit: Int)
  case workbookMissing
  /// An attachment could not be put on the disk: nothing is wrong with the mail.
  case attachmentNotKept

  /// As in `SubmissionFault.code`.
  var code: String {
    switch self {
    case .broken: "brokenMail"
    case .tooLarge: "mailTooLarge"
    case .tooManyParts: "tooManyParts"
    case .workbookMissing: "workbookMissing"
    case .attachmentNotKept: "attachmentNotKept"
    }
  }

  var message: String {
    switch self {
    case .broken:
      "邮件无法解析。请重新发送邮件，并附上附件3的 Excel 文件（.xlsx）和盖章扫描件。"
    case .tooLarge(let limit):
      "邮件超过 \(limit >> 20) MB。请压缩扫描件后重新发送。"
    case .tooManyParts(let limit):
      "邮件的附件超过 \(limit) 个。请只附上附件3的 Excel 文件和盖章扫描件后重新发送。"
    case .workbookMissing:
      "邮件中没有附件3的 Excel 文件。请附上填写好的 .xlsx 文件（扫描件不能代替）后重新发送。"
    case .attachmentNotKept:
      "服务器暂时无法保存附件，稍后会自动重试。"
    }
  }
}
