import Hummingbird

/// Why an upload was refused before it became a submission. The message is for the person who uploads.
enum UploadFault: Error, Sendable, Hashable {
  case notAForm
  case malformed
  case tooLarge(limit: Int)
  case noFile
  case mixedMail
  case storage
  case busy

  var status: HTTPResponse.Status {
    switch self {
    case .notAForm: .unsupportedMediaType
    case .malformed, .noFile, .mixedMail: .badRequest
    case .tooLarge: .contentTooLarge
    case .storage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    case .busy: .serviceUnavailable
    }
  }

  var code: String {
    switch self {
    case .notAForm: "notAForm"
    case .malformed: "malformedForm"
    case .tooLarge: "fileTooLarge"
    case .noFile: "fileMissing"
    case .mixedMail: "mixedMail"
    case .storage: "storageFailed"
    case .busy: "temporarilyUnavailable"
    }
  }

  var message: String {
    switch self {
    case .notAForm: "请以表单（multipart/form-data）上传文件，如：curl -F file=@附件3.xlsx 地址/submissions。"
    case .malformed: "上传的内容不完整或格式有误，请重新上传。"
    case .tooLarge(let limit): "上传内容超过 \(limit >> 20) MB。请压缩扫描件、删除工作簿中的图片后重新上传。"
    case .noFile: "没有收到文件。请在表单的“file”栏选择附件3的 Excel 文件（.xlsx）。"
    case .mixedMail: "邮件文件（.eml）请单独上传，不要与其他文件一起。"
    case .storage: "服务器暂时无法保存文件，请稍后重新上传。"
    case .busy: "服务器暂时无法处理，请稍后重新上传；重复上传不会重复登记。"
    }
  }
}
