import Contracts

/// Attachment 3 as a unit with many engineers fills it in: table 1 with the enterprises, and the attached table.
struct WorkbookWriter {
  private static let countries = [
    "MM": "缅甸", "SG": "新加坡", "MY": "马来西亚", "HK": "中国香港", "KE": "肯尼亚", "PK": "巴基斯坦",
  ]

  func write(_ candidates: [Candidate]) -> [UInt8] {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", Self.bytes(Self.contentTypes))
    zip.add("_rels/.rels", Self.bytes(Self.relations))
    zip.add("xl/workbook.xml", Self.bytes(Self.workbook))
    zip.add("xl/_rels/workbook.xml.rels", Self.bytes(Self.workbookRelations))
    zip.add("xl/worksheets/sheet1.xml", Self.bytes(sheet(enterprises(of: candidates))))
    zip.add("xl/worksheets/sheet2.xml", Self.bytes(sheet(people(candidates))))
    return zip.finish()
  }

  private func enterprises(of candidates: [Candidate]) -> [[String]] {
    var rows = [
      ["推荐参加工程能力评价人员情况表"], ["推荐单位（盖章）：演示推荐单位"], ["已外派参与工程项目人员汇总（可另附）"],
      [
        "序号", "企业名称（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型（对外投资、承包工程、对外劳务、对外援助、其他）",
        "项目状态（筹建准备、在建、完工、已完工等待验收移交，运营中）", "中方在外工程师人数", "聘用外方工程师人数",
        "中方在外工程师满足专业工程会员基本条件数（本科毕业、工作5年以上）",
        "拟互认人员信息（姓名、联系方式、所在领域、当前所在地、拟申请级别（专业/资深）、300字以内主要工程实践经历）此列可另附表",
      ],
    ]
    var seen: Set<String> = []
    for candidate in candidates where seen.insert(candidate.enterprise.name).inserted {
      rows.append([
        String(seen.count), "\(candidate.enterprise.name)（联系人：张三，手机：13900000000）", candidate.project.name ?? "",
        Self.countries[candidate.project.country ?? ""] ?? "", "承包工程", "在建", "9", "14", "9", "详见另附表",
      ])
    }
    return rows
  }

  private func people(_ candidates: [Candidate]) -> [[String]] {
    [
      [
        "序号", "姓名", "手机号码", "企业名称", "所在领域", "专业类别", "当前所在地", "拟申请级别", "最高学历", "学位", "所学专业", "相关专业工作年限",
        "重要工程工作年限", "主要工程实践经历",
      ]
    ]
      + candidates.enumerated().map { index, candidate in
        let field = Taxonomy.attachment1.field(candidate.field)
        let declared = candidate.qualifications
        return [
          String(index + 1), candidate.person.name, candidate.person.phone, candidate.enterprise.name,
          field?.name ?? "",
          field?.specialties.first { $0.code == candidate.specialty }?.name ?? "",
          Self.countries[candidate.location ?? ""] ?? "", candidate.level == .senior ? "资深工程会员" : "专业工程会员",
          declared.education ?? "", declared.degree ?? "", declared.discipline ?? "",
          declared.relevantYears.map { String(Int($0)) } ?? "", declared.significantYears.map { String(Int($0)) } ?? "",
          candidate.experience ?? "",
        ]
      }
  }

  private func sheet(_ rows: [[String]]) -> String {
    var xml = #"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#
    for (number, row) in rows.enumerated() {
      xml += #"<row r="\#(number + 1)">"#
      for (column, text) in row.enumerated() where !text.isEmpty {
        // The form has fewer than 26 columns, and no generated text needs escaping.
        let letter = String(UnicodeScalar(UInt8(65 + column)))
        xml += #"<c r="\#(letter)\#(number + 1)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
      }
      xml += "</row>"
    }
    return xml + "</sheetData></worksheet>"
  }

  private static func bytes(_ xml: String) -> [UInt8] {
    Array((#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + xml).utf8)
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let sheetML = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let contentTypes = """
    <Types xmlns="\(package)/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/xl/workbook.xml" ContentType="\(sheetML).sheet.main+xml"/>\
    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(sheetML).worksheet+xml"/>\
    <Override PartName="/xl/worksheets/sheet2.xml" ContentType="\(sheetML).worksheet+xml"/></Types>
    """
  private static let relations = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  private static let workbook = """
    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(office)"><sheets>\
    <sheet name="已外派" sheetId="1" r:id="rId1"/>\
    <sheet name="拟互认人员信息（已外派）" sheetId="2" r:id="rId2"/></sheets></workbook>
    """
  private static let workbookRelations = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="rId2" Type="\(office)/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
    """
}
