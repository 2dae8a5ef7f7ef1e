import Contracts
import Yams

/// The partners with which agreements stand: the notice's four (A2.2), and those of the file that ops keep.
struct PartnerRegistry: Codable, Sendable, Hashable {
  /// By code.
  private(set) var partners: [Partner]

  static let notice = PartnerRegistry(
    partners: ReferenceLists.notice.partners.map {
      Partner(code: $0.code, name: $0.name, nameEn: $0.nameEn, country: $0.country)
    })

  init(partners: [Partner]) {
    self.partners = partners.sorted { $0.code < $1.code }
  }

  func partner(in country: String) -> Partner? {
    partners.first { $0.country == country }
  }

  /// The notice's partners with those of a file, which is YAML or JSON:
  ///
  ///     partners:
  ///       - { code: pii, name: 印度尼西亚工程师学会, nameEn: The Institution of Engineers Indonesia, country: ID }
  ///
  /// A partner of the file takes the place of the notice's with the same code.
  ///
  /// - Throws: every fault of the file at once.
  init(file content: [UInt8]) throws(PartnerRegistryError) {
    let listed = try Self.read(content)
    let codes = Set(listed.map(\.code))
    let partners = Self.notice.partners.filter { !codes.contains($0.code) } + listed

    var faults = listed.flatMap(Self.faults)
    faults += Dictionary(grouping: listed, by: \.code).filter { $0.value.count > 1 }.keys.sorted()
      .map { "the code \($0) stands more than once; give each partner its own" }
    faults += Dictionary(grouping: partners, by: \.country)
      .filter { Set($0.value.map(\.code)).count > 1 }.sorted { $0.key < $1.key }
      .map { country, those in
        let codes = those.map(\.code).sorted().joined(separator: " and ")
        return "\(codes) have the same country \(country); a member is referred to one partner, so name one a country"
      }
    guard faults.isEmpty else { throw PartnerRegistryError(faults: faults) }
    self.init(partners: partners)
  }

  private static func read(_ content: [UInt8]) throws(PartnerRegistryError) -> [Partner] {
    struct File: Decodable {
      var partners: [Partner]
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw PartnerRegistryError(faults: ["the file is not UTF-8 text; save it as UTF-8"])
    }
    do {
      // A file without a word names nobody; one with other keys than `partners` is a slip of the pen.
      guard try Yams.compose(yaml: text) != nil else { return [] }
      return try YAMLDecoder().decode(File.self, from: text).partners
    } catch let DecodingError.keyNotFound(key, context) {
      throw PartnerRegistryError(faults: ["\(path(context.codingPath + [key])) is missing"])
    } catch let DecodingError.typeMismatch(_, context) {
      throw PartnerRegistryError(faults: ["\(path(context.codingPath)) is not of the form that is wanted"])
    } catch {
      throw PartnerRegistryError(faults: [
        "the file is neither YAML nor JSON with a list `partners` of code, name, nameEn and country"
      ])
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the file" : keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }

  private static func faults(of partner: Partner) -> [String] {
    var faults: [String] = []
    if partner.code.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) == nil {
      faults.append("code \"\(partner.code)\": takes small letters, digits and hyphens, a letter first, at most 40")
    }
    if partner.name.nonBlank == nil || partner.nameEn.nonBlank == nil {
      faults.append("partner \(partner.code): needs a name and a nameEn")
    }
    if partner.country.wholeMatch(of: /[A-Z]{2}/) == nil {
      faults.append("partner \(partner.code): country takes an ISO 3166-1 code of two capital letters, e.g. MM")
    }
    if partner.country == "CN" {
      faults.append("partner \(partner.code): members are referred to places outside the mainland, so not to CN")
    }
    return faults
  }
}
