extension Heading {
  /// How well a heading says that its column is meant, where several columns of a table seem to hold the same: the form's own
  /// words go before others (A3), and `others` is added where it speaks of somebody else, of old data or of another place.
  ///
  /// - Returns: lower is better.
  static func rank(_ text: String) -> Int {
    let compact = FormText.compact(text)
    let plain = plain(text)
    let isOwn = own.contains(plain)
    // The form's own words are no remark on themselves: 企业海外重点项目名称.
    let remark = isOwn ? compact.replacing(plain, with: "") : compact
    var rank = isOwn ? 1 : exact[plain] != nil ? 2 : 3
    if ["本人", "国内", "现用", "常用"].contains(where: { compact.holds($0) }) { rank -= 1 }
    if ofOthers.contains(where: { remark.holds($0) }) { rank += others }
    return rank
  }

  /// What `rank` adds; a column with it is not read where there is another one of its kind without.
  static let others = 10

  private static let own: Set<String> = [
    "企业名称", "企业海外重点项目名称", "项目所在国家", "项目类型", "项目状态", "计划外派海外重点项目名称", "计划外派国家", "姓名", "姓名和联系方式",
    "联系方式", "手机", "手机号", "手机号码", "联系电话", "电子邮箱", "所在领域", "专业类别", "当前所在地", "拟申请级别", "主要工程实践经历",
    "300字以内主要工程实践经历", "最高学历", "学位", "所学专业", "相关专业工作年限", "重要工程工作年限",
  ]

  private static let ofOthers = [
    "旧", "原", "曾", "前任", "家属", "家庭", "紧急", "境外", "国外", "海外", "外方", "企业联系人", "项目部", "办公", "推荐人姓名", "推荐人电话",
    "推荐人手机", "推荐人联系", "介绍人", "经理", "领队", "负责人", "联系人", "岗位", "职务", "现会员", "专业级别", "第一学历", "本单位", "本企业", "项目领域", "项目所属",
    "行业领域", "企业领域", "研究领域",
  ]
}
