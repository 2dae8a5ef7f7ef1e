/// Tells the printed form's own examples from what a unit filled in.
enum SpecimenRow {
  private static let names: Set<String> = ["张三", "李四", "王五", "赵六", "某某", "某某某", "xx", "xxx", "×××", "××", "姓名"]

  /// `……`, `...`, `——`, `/`, `略`, `无`, `以下空白`: stands for nothing.
  static func isPlaceholder(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let compact = FormText.compact(text)
    if compact.isEmpty || compact.allSatisfy({ "….·-—_/\\*、,。~～⋯┄=".contains($0) }) { return true }
    let plain = compact.filter { !"()[]《》<>。.,-—/*:#!".contains($0) }
    // A formula that failed says nothing either.
    let failed = ["#ref!", "#value!", "#name?", "#n/a", "#div/0!", "#null!", "#num!"].contains(compact)
    return failed || plain == "略" || plain == "等" || isNothing(text)
  }

  /// `无`, `暂无`, `本页无正文`, `无计划外派人员`: says in words that there is nothing.
  static func isNothing(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let plain = FormText.compact(text).filter { !"()[]《》<>。.,-—/*:#!".contains($0) }
    if nothing.contains(plain) { return true }
    return plain.count <= 20 && denials.contains { plain.hasPrefix($0) }
      && ["人员", "计划", "安排", "人选", "情况", "内容"].contains { plain.hasSuffix($0) }
  }

  private static let denials = [
    "暂无", "目前无", "没有", "无计划", "无人", "无推荐", "无外派", "无拟", "无此", "无相关", "无已", "无符合",
  ]

  private static let nothing: Set<String> = [
    "无", "暂无", "没有", "目前无", "目前暂无", "空", "空白", "以下空白", "此行以下空白", "以下无内容", "以下无正文", "以下无", "本页无正文", "此页无正文",
    "无正文", "无此项", "不适用", "不涉及", "待定", "待补", "待补充", "待确定", "未定", "未确定", "尚未确定", "暂未确定", "暂未定", "na", "none", "null",
    "nil", "无人员",
  ]

  /// Whether a text can be a placeholder, told from the first scalar that is neither a blank nor a mark.
  static func mayBePlaceholder(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    for scalar in text.unicodeScalars {
      guard let folded = FormText.fold(scalar), !FormText.isSpace(folded) else { continue }
      let lower = FormText.lower(folded)
      if marks.contains(lower) { continue }
      return beginnings.contains(lower)
    }
    return true
  }

  static func mayBeDitto(_ text: String) -> Bool {
    guard let first = FormText.first(text) else { return false }
    return dittoBeginnings.contains(first)
  }

  private static let marks = ScalarSet("….·-—_/\\*、,。~～⋯┄=()[]《》<>。.,-—/*:#!".unicodeScalars)
  private static let dittoBeginnings = ScalarSet("同〃\"″'“”(".unicodeScalars)

  /// Of what `isNothing` knows, of 略 and 等, and of failed formulas.
  private static let beginnings: ScalarSet = {
    let words = nothing + denials + ["略", "等", "ref", "value", "name", "div", "num"]
    return ScalarSet(words.compactMap(\.unicodeScalars.first))
  }()

  private static func mayMarkExample(_ serial: String) -> Bool {
    FormText.first(serial).map { "例示样".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a name can be one of `names`, told from its last scalar; only letters and Han characters are certain.
  private static func mayBeExample(_ name: String) -> Bool {
    guard let last = name.unicodeScalars.last, last.value >= 0x4E00, last.value < 0xA000 else { return true }
    return exampleEndings.contains(last)
  }

  private static let exampleEndings = ScalarSet(names.compactMap(\.unicodeScalars.last))

  /// 同上, 〃
  static func isDitto(_ text: String) -> Bool {
    dittos.contains(FormText.compact(text).filter { !"()".contains($0) })
  }

  private static let dittos: Set<String> = [
    "同上", "〃", "\"", "″", "''", "“", "”", "同前", "同上行", "同上一行", "同上企业", "同上单位", "同上公司", "同上项目", "同前企业", "同前项目",
  ]

  /// XX公司, ××集团, 某公司
  static func isEnterprise(_ text: String) -> Bool {
    guard let first = FormText.first(text), "x×某*".unicodeScalars.contains(first) else { return false }
    let compact = FormText.compact(text)
    return ["xx", "××", "某公司", "某某", "**公司"].contains { compact.hasPrefix($0) }
  }

  /// Whether a row is the form's example: an example's name with an example's phone or enterprise, or marked as example.
  ///
  /// - Parameter isPlaced: the row stands under a real enterprise or in an attached table.
  static func isSpecimen(
    name: String?, phone: String?, enterprise: String?, serial: String?, isPlaced: Bool
  ) -> Bool {
    if let serial, mayMarkExample(serial), ["例", "示例", "样例", "例如", "例:"].contains(FormText.compact(serial)) {
      return true
    }
    guard let name, name.utf8.count <= 24, mayBeExample(name), names.contains(FormText.compact(name)) else {
      return false
    }
    if enterprise.map(isEnterprise) ?? false { return true }
    // Somebody may really be called 张三: without a phone the row is one to be asked about, if a real enterprise has it.
    return phone.map(PhoneNumber.isSpecimen) ?? !isPlaced
  }
}
