extension RowFault {
  var message: String {
    switch self {
    case .missingName:
      "缺少姓名。请填写该工程师的姓名。"
    case .unclearName(let value):
      "“\(Self.quote(value))”不像一个姓名。请在姓名栏只填写该工程师本人的姓名。"
    case .severalPeople(let value):
      "“\(Self.quote(value))”一格中有多名人员。请每人填写一行。"
    case .missingPhone:
      "缺少联系方式。请填写该工程师本人的 11 位手机号码。"
    case .invalidPhone(let value):
      "手机号码“\(Self.quote(value))”不完整或有误。请填写 11 位手机号码；境外号码请加国际区号，如 +95 9 1234 5678。"
    case .missingField:
      "缺少所在领域。请从附件1的 12 个工程技术领域中选填一个，如“土木工程类”。"
    case .unknownField(let value, let suggestions):
      "“\(Self.quote(value))”" + Self.advice(suggestions)
    case .missingLevel:
      "缺少拟申请级别。请填写“专业工程会员”或“资深工程会员”。"
    case .unknownLevel(let value):
      "无法判断拟申请级别“\(Self.quote(value))”。请填写“专业工程会员”或“资深工程会员”中的一个。"
    case .missingEnterprise:
      "没有找到该工程师所属企业。请在本行或其上方的“企业名称”栏填写企业全称。"
    case .unknownDispatch(let enterprise):
      "无法判断“\(Self.quote(enterprise))”的人员属于“已外派”还是“未来三年计划外派”。请在附件3的表一或表二中填写该企业，或在另附表的工作表名称中注明“已外派”或“计划外派”。"
    case .undividedCell:
      "拟互认人员信息填在了一个单元格中。请按姓名和联系方式、所在领域、当前所在地、拟申请级别、主要工程实践经历分列填写，每人一行。"
    case .textTooLong(let column, let limit):
      "\(column.title)超过 \(limit) 字，无法收取。请缩短后重新提交。"
    case .hiddenSheet:
      "该行在隐藏的工作表中，未予采用。如需推荐，请取消隐藏该工作表后重新提交；否则请删除该工作表。"
    case .discardedSheet(let name):
      "工作表“\(Self.quote(name))”的名称注明作废或旧版，其中的人员未予采用。如需推荐，请更改工作表名称后重新提交；否则请删除该工作表。"
    case .struckOut:
      "该行已加删除线，未予采用。如仍推荐，请去掉删除线后重新提交；否则请删除该行。"
    case .withdrawnInForm(let value):
      "该行注明“\(Self.quote(value))”，未予采用。如仍推荐，请删去该说明后重新提交；否则请删除该行。"
    case .alreadyRecommended(let name):
      "“\(Self.quote(name))”（姓名和手机号码相同）在本年度已由其他单位推荐，未重复登记。请与该工程师本人核对由哪家单位推荐；如应由贵单位推荐，请与工程能力评价委员会联系。"
    case .repeatedPerson(let name, let row):
      "“\(Self.quote(name))”与第 \(row) 行是同一人（姓名和手机号码相同），未重复登记，以第 \(row) 行为准。请删除重复的一行。"
    case .tooManyAlike(let name, let limit):
      "本表中同一企业与“\(Self.quote(name))”同名（或手机号码相同、姓名只差一字）的人员已有 \(limit) 人，该行未受理。请核对姓名和手机号码，手机须为本人的；确有其人的，请另表分批报送。"
    case .unknownSpecialty(let value, let field, let known):
      "专业类别“\(Self.quote(value))”不在“\(field)”的专业类别之内，已按未填处理。请从中选填：\(known.joined(separator: "、"))。"
    case .unknownCountry(let value, let column):
      "\(column.title)“\(Self.quote(value))”不能确定是哪个国家或地区，已按未填处理。请只填写一个国家或地区的名称，如“缅甸”“中国香港”。"
    case .unknownProjectType(let value):
      "项目类型“\(Self.quote(value))”不能识别，已按未填处理。请从“对外投资、承包工程、对外劳务、对外援助、其他”中选填一个。"
    case .unknownProjectStatus(let value):
      "项目状态“\(Self.quote(value))”不能识别，已按未填处理。请从“筹建准备、在建、完工、已完工等待验收移交、运营中”中选填一个。"
    case .unreadableNumber(let value, let column):
      "\(column.title)“\(Self.quote(value))”不是年数，已按未填处理。请填写数字，单位为年，如“8”或“5.5”。"
    case .unreadableCount(let value, let column):
      "\(column.title)“\(Self.quote(value))”不是人数，已按未填处理。请填写一个整数，如“12”。"
    case .invalidEmail(let value):
      "电子邮箱“\(Self.quote(value))”有误，已按未填处理。请填写完整的邮箱地址。"
    case .experienceTooLong(let count):
      "主要工程实践经历共 \(count) 字，超过 300 字。已照收，请按附件3的要求压缩到 300 字以内。"
    case .hiddenRow:
      "该行在表中被隐藏或筛选掉了，已照常读取。如不推荐，请删除该行后重新提交。"
    case .ambiguousProject(let enterprise):
      "“\(Self.quote(enterprise))”有多个项目，不能确定该工程师在哪一个，项目已按未填处理。请在经历中写明项目全称。"
    case .attachedTableMissing(let enterprise):
      "“\(Self.quote(enterprise))”注明人员信息见另附表，但文件中没有找到该企业的人员。请附上另附表，且企业名称与本表一致。"
    case .noCandidates(let enterprise):
      "“\(Self.quote(enterprise))”没有填写拟互认人员信息。如有推荐人员，请在本行起逐人填写。"
    case .rivalColumns(let column, let read, let other):
      "\(read) 列和 \(other) 列都像是“\(column.title)”而内容不同，已按 \(read) 列读取。请核对，并删去多余的一列。"
    case .tableBeside(let value):
      "表格右侧还有一组人员（“\(Self.quote(value))”等），未予读取。请将左右并排的表格改为上下排列后重新提交。"
    case .remarkUnread(let value):
      "备注“\(Self.quote(value))”未予处理，其余各栏已照填写读取。如需改动，请直接改在相应栏内后重新提交。"
    case .unknownHeading(let value):
      "没有识别表头“\(Self.quote(value))”，该列未读取，其他各列不受影响。如其中有推荐所需的信息，请改用附件3的表头后重新提交。"
    }
  }

  private static func advice(_ suggestions: [String]) -> String {
    switch suggestions.count {
    case 0: "不在附件1的 12 个工程技术领域内。请改为以下之一：\(FieldNames.attachment1.names.joined(separator: "、"))。"
    case 1: "不在附件1的 12 个工程技术领域内，是否为“\(suggestions[0])”？请按附件1填写。"
    default: "不能确定是哪一个工程技术领域，可能是“\(suggestions.joined(separator: "”“"))”。请按附件1选填其中一个。"
    }
  }

  /// The value as it was written, on one line and no longer than a message can bear.
  private static func quote(_ value: String) -> String {
    let line = FormText.line(value)
    return line.count > 40 ? String(line.prefix(40)) + "…" : line
  }
}
