/// Tells what a column holds by its heading: line breaks, brackets, marks and small differences do not matter.
enum Heading {
  static func column(_ text: String) -> FormColumn? {
    let compact = FormText.compact(text)
    // Longer than any heading, even the group's, which lists its columns and the levels.
    guard compact.count <= 90 else { return nil }
    if compact.contains("拟互认人员") { return .group }
    let plain = String(FormText.withoutBrackets(text).filter { !"*★※:#".contains($0) })
    if plain.isEmpty { return nil }
    if let column = exact[plain] { return column }
    guard plain.count <= 40 else { return nil }
    return parts.first { rule in rule.words.allSatisfy { plain.contains($0) } && plain.count <= rule.limit }?.column
  }

  private static let exact: [String: FormColumn] = {
    let lists: [FormColumn: [String]] = [
      .serial: ["序号", "编号", "序", "no", "no."],
      .enterprise: ["企业名称", "企业", "单位名称", "所在企业", "所在单位", "工作单位", "公司名称", "推荐企业", "所属企业", "公司", "单位"],
      .enterpriseContact: ["企业联系人", "单位联系人", "联系人"],
      .enterprisePhone: ["企业联系电话", "企业联系方式", "企业电话", "单位电话", "联系人电话", "联系人手机", "联系人手机号码", "联系人联系方式"],
      .projectName: ["项目名称", "项目", "海外项目", "工程名称"],
      .projectCountry: ["国家", "项目国家", "国别", "所在国", "项目地"],
      .projectType: ["项目类型", "项目类别"],
      .projectStatus: ["项目状态", "项目进展", "状态"],
      .name: ["姓名", "人员姓名", "工程师姓名", "中文姓名", "名字"],
      .phone: [
        "联系方式", "手机", "手机号", "手机号码", "电话", "联系电话", "移动电话", "电话号码", "联系手机", "本人手机", "个人联系方式",
        "本人联系方式",
      ],
      .email: ["电子邮箱", "邮箱", "电子邮件", "email", "e-mail", "mail", "邮箱地址"],
      .field: ["所在领域", "领域", "工程领域", "工程技术领域", "所属领域", "申请领域", "申报领域", "专业领域", "技术领域"],
      .specialty: ["专业类别", "专业方向", "专业", "类别", "申报专业", "申请专业"],
      .location: ["当前所在地", "所在地", "现所在地", "目前所在地", "现居地", "当前所在国家", "当前位置", "工作地点", "所在国家", "所在地区"],
      .level: ["拟申请级别", "申请级别", "级别", "申请等级", "拟申请等级", "会员级别", "申报级别", "拟申报级别", "会员等级"],
      .education: ["最高学历", "学历", "学历/学位", "学历学位", "学历、学位", "学历及学位"],
      .degree: ["学位", "最高学位"],
      .discipline: ["所学专业", "毕业专业", "学习专业", "学历专业", "最高学历专业", "所学学科"],
      .relevantYears: ["工作年限", "从业年限", "相关工作年限", "专业工作年限", "相关专业年限", "从事相关专业工作年限", "工作年数"],
      .significantYears: ["重要工程年限", "重要工作年限", "重大工程工作年限", "重要工程经历年限"],
      .experience: ["工程实践经历", "主要经历", "工作经历", "工程经历", "实践经历", "个人简介", "主要工程经历", "工程业绩"],
      .ignored: [
        "备注", "说明", "性别", "年龄", "出生年月", "出生日期", "身份证号", "身份证号码", "护照号", "职务", "职称", "毕业院校", "毕业学校",
        "毕业时间", "民族", "岗位", "部门", "职务/职称", "国籍", "此列可另附表",
      ],
    ]
    var table: [String: FormColumn] = [:]
    for (column, names) in lists {
      for name in names { table[name] = column }
    }
    return table
  }()

  /// Words that a heading holds, from the most particular; a data cell that happens to hold them is longer than the limit.
  private static let parts: [(words: [String], limit: Int, column: FormColumn)] = [
    (["姓名", "联系"], 16, .nameAndPhone), (["姓名", "手机"], 16, .nameAndPhone), (["姓名", "电话"], 16, .nameAndPhone),
    (["工程师", "人数"], 40, .statistic), (["基本条件", "数"], 40, .statistic), (["工程师", "数"], 20, .statistic),
    (["项目名称"], 24, .projectName), (["外派", "项目"], 24, .projectName), (["海外", "项目"], 24, .projectName),
    (["项目", "国家"], 16, .projectCountry), (["外派", "国家"], 16, .projectCountry), (["项目", "所在"], 16, .projectCountry),
    (["外派", "地区"], 16, .projectCountry), (["项目类型"], 40, .projectType), (["项目状态"], 40, .projectStatus),
    (["企业", "联系人"], 12, .enterpriseContact), (["企业", "电话"], 12, .enterprisePhone),
    (["企业", "手机"], 12, .enterprisePhone), (["企业名称"], 20, .enterprise), (["单位名称"], 20, .enterprise),
    (["重要工程", "年"], 24, .significantYears), (["重大工程", "年"], 24, .significantYears),
    (["工作年限"], 24, .relevantYears), (["从业年限"], 24, .relevantYears), (["实践经历"], 30, .experience),
    (["工程", "经历"], 30, .experience), (["所学专业"], 16, .discipline), (["学历"], 10, .education), (["学位"], 10, .degree),
    (["领域"], 12, .field), (["专业类别"], 12, .specialty), (["专业方向"], 12, .specialty), (["所在地"], 14, .location),
    (["当前", "所在"], 14, .location), (["申请级别"], 20, .level), (["会员级别"], 20, .level), (["级别"], 8, .level),
    (["邮箱"], 12, .email), (["手机"], 12, .phone), (["联系电话"], 12, .phone), (["联系方式"], 12, .phone), (["姓名"], 10, .name),
  ]
}
