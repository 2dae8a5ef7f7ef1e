import Contracts
import Foundation

/// Where a member is to be referred (N3.2, A2.2): the partner of the country, or what is waited for.
enum ReferralNeed: Sendable, Hashable {
  case refer(to: Partner)
  case waitForCountry
  case waitForPartner(country: String)

  init(country: String?, registry: PartnerRegistry) {
    if let country {
      self = registry.partner(in: country).map { .refer(to: $0) } ?? .waitForPartner(country: country)
    } else {
      self = .waitForCountry
    }
  }

  /// What is waited for, in Chinese.
  var explanation: String? {
    switch self {
    case .refer: nil
    case .waitForCountry: "当前所在地和项目所在国家（地区）均未注明境外地点，待确定后按需推荐互认（N3.2）"
    case .waitForPartner(let country):
      "\(Self.name(of: country))尚无签署互认协议的机构，签署后自动推荐（A2.2）"
    }
  }

  private static func name(of country: String) -> String {
    Locale(identifier: "zh_CN").localizedString(forRegionCode: country).map { "\($0)（\(country)）" } ?? country
  }
}
