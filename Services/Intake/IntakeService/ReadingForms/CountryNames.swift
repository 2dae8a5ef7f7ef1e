import Foundation

/// Countries and regions by the names that people write, to ISO 3166-1 alpha-2.
///
/// The official names come from Foundation's locale data (measured: half a megabyte of memory and 4 ms, once, when the first
/// form is read), the everyday names and cities stand below.
struct CountryNames: Sendable {
  static let shared = CountryNames()

  private let codes: [String: String]
  private let longest: Int

  init() {
    var codes: [String: String] = [:]
    for identifier in ["en", "zh", "zh_Hans", "zh_Hant"] {
      let locale = Locale(identifier: identifier)
      for region in Locale.Region.isoRegions where region.identifier.count == 2 {
        guard let name = locale.localizedString(forRegionCode: region.identifier) else { continue }
        codes[Self.key(name)] = region.identifier
        // Myanmar (Burma)
        codes[FormText.withoutBrackets(name)] = codes[FormText.withoutBrackets(name)] ?? region.identifier
      }
    }
    // Both Congos are 刚果 without their brackets, and 中国 is everybody's prefix.
    codes["刚果"] = nil
    for (code, names) in Self.everyday {
      for name in names { codes[Self.key(name)] = code }
    }
    self.codes = codes
    longest = codes.keys.map(\.count).max() ?? 0
  }

  /// The one country that a text names, by itself or within (`缅甸仰光`, `中国香港`).
  ///
  /// - Returns: nil where it names none, or several.
  func code(_ text: String) -> String? {
    let key = Self.key(text)
    if let code = codes[key] { return code }
    if let code = codes[FormText.withoutBrackets(text)] { return code }
    if let code = Self.isoCode(text) { return code }
    // Longest names first at each place, so that 中国香港 is Hong Kong and 几内亚比绍 is not Guinea.
    let characters = Array(key)
    var found: [String] = []
    var start = 0
    while start < characters.count {
      var step = 1
      // Latin names count by themselves only: `uk` is within many words.
      for length in stride(from: min(longest, characters.count - start), through: 2, by: -1)
      where !characters[start].isASCII {
        if let code = codes[String(characters[start..<start + length])] {
          if !found.contains(code) { found.append(code) }
          step = length
          break
        }
      }
      start += step
    }
    // A Chinese province or city beside a foreign country is where somebody comes from; two foreign ones are two places.
    return found.count == 1 ? found[0] : nil
  }

  /// The name that people in China read.
  static func chineseName(_ code: String) -> String {
    Locale(identifier: "zh_Hans").localizedString(forRegionCode: code) ?? code
  }

  private static func isoCode(_ text: String) -> String? {
    let letters = FormText.compact(text).uppercased()
    return letters.utf8.count == 2 && Locale.Region.isoRegions.contains { $0.identifier == letters } ? letters : nil
  }

  private static func key(_ text: String) -> String {
    FormText.compact(text).filter { !".,'’`·&".contains($0) }
  }

  private static let everyday: [String: [String]] = [
    "CN": mainlandNames,
    "HK": ["中国香港", "香港", "香港特区", "香港特别行政区", "中国香港特别行政区", "hongkong", "hk"],
    "MO": ["中国澳门", "澳门", "澳门特区", "澳门特别行政区", "中国澳门特别行政区", "macau"],
    "TW": ["中国台湾", "台湾", "台湾地区", "台湾省", "中国台湾地区"],
    "MM": ["缅甸", "缅甸联邦", "仰光", "曼德勒", "内比都", "burma", "myanmar"],
    "SG": ["新加坡", "星加坡", "狮城", "樟宜", "singapore"],
    "MY": ["马来西亚", "大马", "马来", "吉隆坡", "柔佛", "沙巴", "沙捞越", "砂拉越", "槟城", "malaysia"],
    "LA": ["老挝", "寮国", "万象", "lao pdr", "laos"],
    "VN": ["越南", "河内", "胡志明市", "vietnam", "viet nam"],
    "KH": ["柬埔寨", "金边", "西哈努克", "西港"],
    "TH": ["泰国", "曼谷"],
    "ID": ["印尼", "印度尼西亚", "雅加达", "万隆", "苏拉威西"],
    "PH": ["菲律宾", "马尼拉"],
    "BN": ["文莱"],
    "PK": ["巴基斯坦", "巴铁", "伊斯兰堡", "卡拉奇", "瓜达尔", "拉合尔"],
    "BD": ["孟加拉", "孟加拉国", "达卡"],
    "LK": ["斯里兰卡", "科伦坡"],
    "AE": ["阿联酋", "阿拉伯联合酋长国", "迪拜", "阿布扎比", "uae"],
    "SA": ["沙特", "沙特阿拉伯", "利雅得", "吉达"],
    "CD": ["刚果（金）", "刚果金", "民主刚果", "刚果民主共和国", "金沙萨"],
    "CG": ["刚果（布）", "刚果布", "刚果共和国", "布拉柴维尔"],
    "KR": ["韩国", "南韩", "大韩民国"], "KP": ["朝鲜", "北韩"],
    "GB": ["英国", "大不列颠", "uk", "great britain", "england"],
    "US": ["美国", "美利坚", "usa", "united states of america"],
    "RU": ["俄罗斯", "俄国", "俄联邦", "莫斯科"],
    "KZ": ["哈萨克斯坦", "哈萨克"], "UZ": ["乌兹别克斯坦", "乌兹别克"], "KG": ["吉尔吉斯斯坦", "吉尔吉斯"],
    "TJ": ["塔吉克斯坦", "塔吉克"], "TM": ["土库曼斯坦", "土库曼"], "MN": ["蒙古", "蒙古国", "外蒙古"],
    "NZ": ["新西兰", "纽西兰"], "PG": ["巴新", "巴布亚新几内亚", "巴布亚新几内亚独立国"],
    "CI": ["科特迪瓦", "象牙海岸"], "GQ": ["赤道几内亚", "赤几"], "GW": ["几内亚比绍"], "GN": ["几内亚"],
    "TZ": ["坦桑尼亚", "达累斯萨拉姆"], "KE": ["肯尼亚", "内罗毕", "蒙巴萨"], "ET": ["埃塞", "埃塞俄比亚", "亚的斯亚贝巴"],
    "NG": ["尼日利亚", "拉各斯", "阿布贾"], "NE": ["尼日尔"], "AO": ["安哥拉", "罗安达"], "ZM": ["赞比亚", "卢萨卡"],
    "DZ": ["阿尔及利亚"], "EG": ["埃及", "开罗"], "GH": ["加纳", "阿克拉"], "SS": ["南苏丹"], "SD": ["苏丹"],
    "BA": ["波黑", "波斯尼亚"], "RS": ["塞尔维亚", "贝尔格莱德"], "HU": ["匈牙利", "布达佩斯"],
    "MK": ["北马其顿", "马其顿"], "TT": ["特立尼达和多巴哥", "特多"], "DO": ["多米尼加共和国"], "DM": ["多米尼克"],
  ]

  private static let mainlandNames: [String] =
    [
      "中国", "中国大陆", "中国内地", "大陆", "内地", "国内", "中华人民共和国", "本国", "中国境内", "境内", "china",
      "prc", "mainland china",
    ] + provinces + provinces.map { $0 + "省" } + cities + cities.map { $0 + "市" } + [
      "北京市", "天津市", "上海市", "重庆市", "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区",
      "大湾区",
    ]

  private static let provinces = [
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西",
    "西藏", "宁夏", "新疆",
  ]

  private static let cities = [
    "石家庄", "唐山", "太原", "呼和浩特", "包头", "沈阳", "大连", "长春", "哈尔滨", "南京", "苏州", "无锡", "常州", "徐州",
    "杭州", "宁波", "温州", "合肥", "芜湖", "福州", "厦门", "泉州", "南昌", "济南", "青岛", "烟台", "郑州", "洛阳", "武汉",
    "宜昌", "长沙", "株洲", "广州", "深圳", "珠海", "佛山", "东莞", "南宁", "柳州", "桂林", "海口", "三亚", "成都", "绵阳",
    "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "乌鲁木齐",
  ]
}
