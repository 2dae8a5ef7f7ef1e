/// Tells the printed form's own examples from what a unit filled in.
enum SpecimenRow {
  private static let names: Set<String> = ["张三", "李四", "王五", "赵六", "某某", "某某某", "xx", "xxx", "×××", "××", "姓名"]

  /// `……`, `...`, `——`, `/`, `略`: stands for nothing.
  static func isPlaceholder(_ text: String) -> Bool {
    let compact = FormText.compact(text)
    return compact.isEmpty || compact.allSatisfy { "….·-—_/\\*、,。~～⋯┄".contains($0) } || compact == "略"
      || compact == "等"
  }

  /// 同上, 〃
  static func isDitto(_ text: String) -> Bool {
    ["同上", "〃", "\"", "″", "''", "“", "”", "同前"].contains(FormText.compact(text))
  }

  /// XX公司, ××集团, 某公司
  static func isEnterprise(_ text: String) -> Bool {
    let compact = FormText.compact(text)
    return ["xx", "××", "某公司", "某某", "**公司"].contains { compact.hasPrefix($0) }
  }

  /// Whether a row is the form's example: an example's name with an example's phone or enterprise, or marked as example.
  static func isSpecimen(
    name: String?, phone: String?, enterprise: String?, serial: String?
  ) -> Bool {
    if let serial, ["例", "示例", "样例", "例如", "例:"].contains(FormText.compact(serial)) { return true }
    guard let name else { return false }
    let compact = FormText.compact(name)
    let exampleName = names.contains(compact)
    let examplePhone = phone.map(PhoneNumber.isSpecimen)
    if exampleName {
      return examplePhone ?? true || enterprise.map(isEnterprise) ?? false
    }
    return false
  }
}
