/// Tells names of people from what else people write beside them.
enum PersonName {
  /// Whether a part beside a name is a person of its own: a known surname, two to four characters, and no other word.
  static func looksLikeAnother(_ part: String) -> Bool {
    startsLikeName(part) && (2...4).contains(part.count) && part.allSatisfy(FormText.isHan) && !isRemark(part)
      && !isTopic(part)
  }

  /// Begins with one of the common surnames, or has the mark between the parts of a name.
  static func startsLikeName(_ part: String) -> Bool {
    guard let first = part.first else { return false }
    return surnames.contains(first) || isCompoundSurname(String(part.prefix(2))) || part.dropFirst().contains("·")
  }

  /// A place, a field or a level, which stand beside names.
  static func isTopic(_ part: String) -> Bool {
    if LevelName.parse(part) != nil || CountryNames.shared.code(part) != nil { return true }
    if case .found = FieldNames.attachment1.match(part) { return true }
    return false
  }

  static func isCompoundSurname(_ text: String) -> Bool {
    compoundSurnames.contains(text)
  }

  /// Sex, post, title, age and the like.
  static func isRemark(_ part: String) -> Bool {
    if words.contains(part) || holding.contains(where: { part.holds($0) }) { return true }
    return endings.contains { part.count > $0.count && part.hasSuffix($0) && part.count <= 4 }
      || (part.first.map(isDigit) ?? false && "岁年月生级届人名".contains(part.last ?? " "))
  }

  /// What nobody is called: a text about people, a reference, an organisation.
  static func isNoName(_ text: String) -> Bool {
    let characters = text.filter { FormText.isHan($0) || $0.isLetter }
    if characters.contains(where: FormText.isHan), characters.count > (text.contains("·") ? 24 : 10) { return true }
    return text.count > 80 || text.contains(where: isDigit) || nobody.contains { text.holds($0) }
      || SpecimenRow.isPlaceholder(text)
  }

  /// 迪丽努尔•阿不都热依木, 买买提.吐尔逊: the dot between the parts of a name, however it was typed.
  static func withMiddleDot(_ name: String) -> String {
    guard name.contains(where: dots.contains) else { return name }
    let characters = Array(name)
    return String(
      characters.enumerated().map { place, character in
        let isBetween =
          place > 0 && place + 1 < characters.count && FormText.isHan(characters[place - 1])
          && FormText.isHan(characters[place + 1])
        return isBetween && dots.contains(character) ? "·" : character
      })
  }

  private static let dots: Set<Character> = [".", "•", "・", "･", "‧", "∙", "●"]

  /// A name without the title that is written right after it: 王建国先生, 王建国高级工程师.
  static func withoutTitle(_ name: String) -> String {
    for title in titles where name.hasSuffix(title) && (2...4).contains(name.count - title.count) {
      let rest = String(name.dropLast(title.count))
      // 水利工程师 is a post.
      return startsLikeName(rest) && !isRemark(rest) && !isTopic(rest) ? rest : name
    }
    return name
  }

  /// 0 to 9 and not 一, which is a number to Unicode and a given name to people.
  static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  static let nobody = [
    "附件", "附表", "另附", "附后", "另表", "见附", "详见", "名单", "人员", "公司", "集团", "项目", "工程", "以下", "以上", "合计",
    "共计", "待定",
  ]

  static let titles = [
    "正高级工程师", "教授级高级工程师", "高级工程师", "助理工程师", "工程师", "高工", "总工", "先生", "女士", "同志", "经理", "教授", "博士",
  ]

  static let words: Set<String> = [
    "男", "女", "男性", "女性", "先生", "女士", "同志", "汉", "本科", "大专", "专科", "硕士", "博士", "学士", "研究生", "博士后", "党员",
    "团员", "群众", "中共党员", "预备党员", "已婚", "未婚", "教授", "副教授", "正高", "副高", "高级", "中级", "初级", "助理", "员工",
    "退休", "在职", "本人", "同上", "技师", "正高级", "副总", "老师", "国内", "国外", "境外", "无", "安全", "安装", "商务", "项目",
    "施工", "计划", "成本", "车间", "技术", "材料", "管理", "预算", "常务", "全职",
  ]

  static let holding = [
    "工程师", "经理", "总监", "主任", "主管", "部长", "局长", "院长", "处长", "科长", "所长", "厂长", "队长", "组长", "董事", "书记",
    "教授", "研究员", "技术员", "施工员", "高工", "总工", "建造师", "会计师", "造价师", "监理", "负责人", "专家", "顾问", "职称", "学历",
    "公司", "集团", "项目部", "事业部", "部门", "大学", "学院", "研究院", "总裁", "总经", "学士", "硕士", "博士", "毕业", "从事", "职务",
  ]

  static let endings = ["族", "局", "厂", "院", "部", "队", "处", "全员", "职员"]

  private static let compoundSurnames: Set<String> = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台",
    "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "令狐",
    "呼延", "轩辕", "百里", "东郭", "西门", "拓跋", "纳兰", "第五",
  ]

  private static let surnames: Set<Character> = Set(
    """
    赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳\
    酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅\
    庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣\
    贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲\
    伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶\
    堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东\
    欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖涂代覃闫岳帅佟原仝
    """)
}
