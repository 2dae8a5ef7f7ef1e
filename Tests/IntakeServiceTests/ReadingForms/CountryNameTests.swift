import Foundation
import Testing

@testable import IntakeService

struct CountryNameTests {
  @Test(arguments: [
    ("缅甸", "MM"), ("缅甸仰光", "MM"), ("中国", "CN"), ("国内", "CN"), ("北京", "CN"), ("广东省深圳市", "CN"), ("香港", "HK"),
    ("中国香港", "HK"), ("中国香港特别行政区", "HK"), ("澳门", "MO"), ("中国台湾", "TW"), ("新加坡", "SG"), ("刚果（金）", "CD"),
    ("刚果(布)", "CG"), ("老挝", "LA"), ("阿联酋", "AE"), ("迪拜", "AE"), ("Myanmar", "MM"), ("印度尼西亚", "ID"),
    ("印度", "IN"), ("几内亚", "GN"), ("赤道几内亚", "GQ"), ("巴布亚新几内亚", "PG"), ("南苏丹", "SS"), ("苏丹", "SD"),
    ("尼日尔", "NE"), ("尼日利亚", "NG"), ("马里", "ML"), ("索马里", "SO"), ("马来西亚吉隆坡", "MY"), ("SG", "SG"),
    ("中国（香港）", "HK"), ("中国(澳门)", "MO"), ("中国（台湾）", "TW"), ("中华人民共和国香港特别行政区", "HK"), ("香港特区", "HK"),
    ("中国香港特区", "HK"), ("中国·香港", "HK"), ("中国-澳门", "MO"), ("Hong Kong, China", "HK"), ("Hong Kong SAR", "HK"),
    ("Macao, China", "MO"), ("Taiwan, China", "TW"), ("中国（北京）", "CN"), ("中国（江苏省南京市）", "CN"),
    ("印尼", "ID"), ("沙特", "SA"), ("沙特阿拉伯王国", "SA"), ("刚果金", "CD"), ("刚果（布）", "CG"), ("刚果【金】", "CD"), ("刚果-金", "CD"),
    ("刚果民主共和国", "CD"), ("刚果共和国", "CG"), ("几内亚比绍", "GW"), ("几内亚（比绍）", "GW"), ("几内亚-比绍", "GW"), ("巴新", "PG"),
    ("新几内亚", "PG"), ("孟加拉", "BD"), ("孟加拉国", "BD"), ("斯里兰卡", "LK"), ("波黑", "BA"), ("塞尔维亚", "RS"), ("科特迪瓦", "CI"),
    ("象牙海岸", "CI"), ("老挝人民民主共和国", "LA"), ("朝鲜", "KP"), ("朝鲜民主主义人民共和国", "KP"), ("韩国", "KR"), ("大韩民国", "KR"),
    ("英国", "GB"), ("大不列颠及北爱尔兰联合王国", "GB"), ("美国", "US"), ("美利坚合众国", "US"), ("中非共和国", "CF"), ("毛塔", "MR"),
    ("坦桑尼亚联合共和国", "TZ"), ("阿拉伯埃及共和国", "EG"), ("缅甸（仰光）", "MM"), ("仰光（缅甸）", "MM"), ("缅甸Myanmar", "MM"),
    ("Yangon, Myanmar", "MM"), ("Papua New Guinea", "PG"), ("Guinea-Bissau", "GW"), ("Côte d'Ivoire", "CI"),
    ("UK", "GB"),
    ("驻缅甸项目部", "MM"), ("缅甸\n内比都", "MM"),
    ("刚果", nil), ("缅甸、老挝", nil), ("火星", nil), ("海外", nil), ("深圳、香港", nil), ("中国/缅甸", nil), ("Congo", nil),
    ("China and Laos", nil), ("亚洲", nil), ("", nil),
  ])
  func countries(text: String, code: String?) {
    #expect(CountryNames.shared.code(text) == code, "\(text)")
  }

  /// The list of everyday names does not contradict the locale data, nor itself.
  @Test func everydayNamesAgreeWithLocaleData() {
    let regions = Set(Locale.Region.isoRegions.map(\.identifier))
    let chinese = Locale(identifier: "zh_Hans")
    let english = Locale(identifier: "en")
    var owners: [String: String] = [:]
    for (code, names) in CountryNames.everyday {
      #expect(regions.contains(code), "\(code)")
      #expect(CountryNames.shared.code(chinese.localizedString(forRegionCode: code) ?? "") == code)
      for name in names {
        #expect(CountryNames.shared.code(name) == code, "\(name)")
        #expect(owners[name] == nil || owners[name] == code, "\(name)")
        owners[name] = code
      }
    }
    // Nobody's official name is another's everyday name.
    for region in Locale.Region.isoRegions where region.identifier.count == 2 {
      for locale in [chinese, english] {
        guard let name = locale.localizedString(forRegionCode: region.identifier) else { continue }
        if let owner = owners[name] { #expect(owner == region.identifier, "\(name)") }
      }
    }
  }

  /// Every official name tells its own country, by itself, before a city and in brackets behind one.
  @Test func everyOfficialNameIsFound() {
    let chinese = Locale(identifier: "zh_Hans")
    for region in Locale.Region.isoRegions where region.identifier.count == 2 && region.isISORegion {
      guard let name = chinese.localizedString(forRegionCode: region.identifier), name != region.identifier else {
        continue
      }
      #expect(CountryNames.shared.code(name) == region.identifier, "\(name)")
      guard CountryNames.everyday[region.identifier] != nil, region.identifier != "CN" else { continue }
      #expect(CountryNames.shared.code("某市（\(name)）") == region.identifier, "\(name)")
      #expect(CountryNames.shared.code("\(name)某项目") == region.identifier, "\(name)")
    }
  }
}
