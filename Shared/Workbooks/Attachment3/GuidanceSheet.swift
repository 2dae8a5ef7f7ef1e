import Contracts

/// How the form is filled in and sent, in Chinese.
struct GuidanceSheet {
  let campaign: ReferenceLists.Campaign

  var sheet: SheetDraft {
    var sheet = SheetDraft("填写说明")
    sheet.columns = [1: .init(width: 18), 2: .init(width: 100)]
    sheet[1, 1] = CellDraft("填写说明", style: CellStyle(isBold: true, size: 16))
    let head = CellStyle(isBold: true, hasBorder: true, fill: 0xDDEBF7)
    for (index, line) in lines.enumerated() {
      // Some 45 Chinese characters fit on a line of the second column.
      sheet.rows[index + 3] = .init(height: Double(16 * (1 + line.text.count / 45) + 6))
      sheet[index + 3, 1] = CellDraft(line.topic, style: head)
      sheet[index + 3, 2] = CellDraft(line.text, style: CellStyle(hasBorder: true))
    }
    sheet.printing = .init(isLandscape: false)
    return sheet
  }

  private var lines: [(topic: String, text: String)] {
    [
      ("填哪一张", "已在境外项目上的人员填“已外派”；未来三年内计划派出的填“未来三年计划外派”。人员较多时，可只在这两张表填企业和项目、在姓名栏写“见另附表”，人员逐一填在“另附表”。"),
      ("每人一行", "一名工程师占一行。同一企业、同一项目的后几名人员，企业和项目栏可以留空或合并单元格。行数不够时在下方继续填写即可。"),
      ("单位名称", "每张表第 2 行的冒号后，填写报送单位的全称。"),
      ("下拉选项", "项目类型、项目状态、国家（地区）、所在领域、专业类别、拟申请级别、学历均有下拉列表。专业类别随所在领域变化，请先选领域。"),
      ("联系方式", "填本人的手机号码（境外号码加国际区号）。每个手机号码只属于一人。"),
      ("拟申请级别", Self.levels),
      ("学历与年限", "最高学历/学位、所学专业、相关专业工作年限、重要工程工作年限是初筛的依据（一（二）、一（三）），请逐人填写；缺少的会再向贵单位询问。年限填数字，单位为年。"),
      ("主要经历", "300 字以内，写明起止年月、单位、项目和本人承担的工作。"),
      ("示例行", "表中灰色的“示例”行不会被读取，可以保留或删除。"),
      ("如何报送", "邮件主题：\(campaign.subject)。附件两个：本表（.xlsx）和盖章后的扫描件（PDF 或图片）。截止日期 \(campaign.deadline)，逾期报送的列入常态化推荐，照常受理。"),
      ("收到之后", "系统会回复一封回执，并附回贵单位的表格，在表的右侧写明每一行的处理结果和说明。有误的改正后直接重新发送，已受理的人员不会重复。"),
    ]
  }

  private static var levels: String {
    ReferenceLists.notice.levels.map { level in
      "\(level.name)：从事相关专业工作满 \(Int(level.relevantYears)) 年，其中重要工程工作满 \(Int(level.significantYears)) 年"
    }.joined(separator: "；") + "。"
  }
}
