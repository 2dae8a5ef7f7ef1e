/// Why a unit's workbook is not returned. The message is for the unit; the receipt goes without it.
enum ReturnFault: Error, Sendable, Hashable {
  /// It cannot be read (again): another format, or damaged.
  case unreadable
  /// It is made in a way that cannot be marked without the risk of changing what is in it.
  case unusual
  case tooLarge(limit: Int)
  /// The disk failed: tried again.
  case storage

  var message: String {
    switch self {
    case .unreadable: "该文件不是可以标注的 .xlsx 工作簿"
    case .unusual: "该文件的内部结构特殊，为免改动其内容，未作标注"
    case .tooLarge(let limit): "标注后的文件超过邮件附件的上限（\(limit >> 20) MB）"
    case .storage: "服务器暂时无法保存文件"
    }
  }
}
