/// What a sheet's name says of its version. What stands in brackets is a remark, where the name says it outside of them, too:
/// 定稿（根据初稿修改） is final, and 草稿（定稿后另发） a draft.
extension SheetInfo {
  private static let finals = ["定稿", "终稿", "最终版"]
  private static let drafts = ["初稿", "草稿"]

  var isFinal: Bool { Self.finals.contains(where: title.contains) }

  var isDraft: Bool { !isFinal && Self.drafts.contains(where: title.contains) }

  private var title: String {
    let plain = FormText.withoutBrackets(name)
    return (Self.finals + Self.drafts).contains(where: plain.contains) ? plain : name
  }
}
