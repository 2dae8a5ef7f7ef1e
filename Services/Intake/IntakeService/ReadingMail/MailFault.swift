/// Why a mail, or a part of it, could not be read as a submission. The message is for the unit and for the secretariat.
enum MailFault: Error, Sendable, Hashable {
  case broken
  case tooLarge(limit: Int)
  case tooManyParts(limit: Int)
  case workbookMissing
  /// Outlook's own packing of a mail (TNEF), which other programs cannot open.
  case winmail
  /// Encrypted, or signed so that the parts are hidden (S/MIME).
  case sealed
  /// An archive of a kind that is not read: RAR, 7z.
  case foreignArchive(String)
  /// A zip archive that cannot be read, with what is wrong with it.
  case archive(ArchiveFault)
  /// An attachment could not be put on the disk: nothing is wrong with the mail.
  case attachmentNotKept

  enum ArchiveFault: Sendable, Hashable {
    case broken, locked, tooLarge, forbiddenPath, nested
  }

  /// As in `SubmissionFault.code`.
  var code: String {
    switch self {
    case .broken: "brokenMail"
    case .tooLarge: "mailTooLarge"
    case .tooManyParts: "tooManyParts"
    case .workbookMissing: "workbookMissing"
    case .winmail: "winmail"
    case .sealed: "sealedMail"
    case .foreignArchive: "foreignArchive"
    case .archive(.broken): "brokenArchive"
    case .archive(.locked): "encrypted"
    case .archive(.tooLarge): "archiveTooLarge"
    case .archive(.forbiddenPath): "forbiddenPath"
    case .archive(.nested): "nestedArchive"
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
    case .winmail:
      "附件被 Outlook 打包成了 winmail.dat，其他邮件系统无法打开。请在 Outlook 中把邮件格式改为“HTML”或“纯文本”（不用“RTF 格式”），或改用网页邮箱，重新发送。"
    case .sealed:
      "邮件经过加密或数字签名封装（S/MIME、PGP），无法读取其中的附件。请取消加密和签名后重新发送。"
    case .foreignArchive(let kind):
      "附件是 \(kind) 压缩包，无法读取。请不要压缩，直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送（zip 压缩包也可以）。"
    case .archive(.broken):
      "压缩包已损坏，无法打开。请不要压缩，直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送。"
    case .archive(.locked):
      "压缩包设有密码，无法打开。请不要压缩，直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送。"
    case .archive(.tooLarge):
      "压缩包解压后的内容过大，已拒绝读取。请不要压缩，直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送。"
    case .archive(.forbiddenPath):
      "压缩包内含有不允许的路径或链接，已拒绝读取。请不要压缩，直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送。"
    case .archive(.nested):
      "压缩包内还有压缩包，未予读取。请直接附上附件3的 Excel 文件（.xlsx）和盖章扫描件后重新发送。"
    case .attachmentNotKept:
      "服务器暂时无法保存附件，稍后会自动重试。"
    }
  }
}
