import Foundation

/// Countries and regions by the names that people write, to ISO 3166-1 alpha-2.
///
/// The official names come from Foundation's locale data (measured: half a megabyte of memory and 4 ms, once, when the first
/// form is read), the everyday names and cities stand in `everyday`.
struct CountryNames: Sendable {
  static let shared = CountryNames()

  private let codes: [String: String]
  private let longest: Int
  /// Two-letter codes.
  private let regions: Set<String>

  init() {
    var codes: [String: String] = [:]
    let regions = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 }
    for identifier in ["en", "zh", "zh_Hans", "zh_Hant"] {
      let locale = Locale(identifier: identifier)
      for region in regions {
        guard let name = locale.localizedString(forRegionCode: region) else { continue }
        codes[Self.key(name)] = region
        // Myanmar (Burma)
        let short = Self.key(FormText.withoutBrackets(name))
        codes[short] = codes[short] ?? region
      }
    }
    // Both Congos are 刚果 without their brackets, and 中国 is everybody's prefix.
    codes["刚果"] = nil
    codes["congo"] = nil
    for (code, names) in Self.everyday {
      for name in names { codes[Self.key(name)] = code }
    }
    self.codes = codes
    self.regions = Set(regions)
    longest = codes.keys.map(\.count).max() ?? 0
  }

  /// The one country that a text names, by itself or within (`缅甸仰光`, `中国（香港）`, `Hong Kong, China`).
  ///
  /// - Returns: nil where it names none, or several.
  func code(_ text: String) -> String? {
    // Longer than the names of any two places; the search for names takes the square of it.
    guard text.utf8.count <= 300 else { return nil }
    let key = Self.key(text)
    if let code = codes[key] { return code }
    let letters = key.uppercased()
    if regions.contains(letters) { return letters }
    var found = Set<String>()
    var namesChina = false
    for name in hanNames(key) + latinNames(text) {
      // 中国香港, 中华人民共和国香港特别行政区: China is a part of the region's name and no second place.
      if Self.wholeChina.contains(name) { namesChina = true } else if let code = codes[name] { found.insert(code) }
    }
    if found.isEmpty { return namesChina ? "CN" : nil }
    if namesChina, found.isDisjoint(with: ["HK", "MO", "TW"]) { found.insert("CN") }
    // Two places: which one counts is not for a machine to say.
    return found.count == 1 ? found.first : nil
  }

  /// Longest names first at each place, so that 几内亚比绍 is not Guinea.
  private func hanNames(_ key: String) -> [String] {
    let characters = Array(key)
    var names: [String] = []
    var start = 0
    while start < characters.count {
      var step = 1
      if !characters[start].isASCII {
        for length in stride(from: min(longest, characters.count - start), through: 2, by: -1) {
          let name = String(characters[start..<start + length])
          guard codes[name] != nil else { continue }
          names.append(name)
          step = length
          break
        }
      }
      start += step
    }
    return names
  }

  /// Latin names are whole words: `uk` is within many. The longest run of words that is a name counts.
  private func latinNames(_ text: String) -> [String] {
    let words = FormText.fold(text).lowercased().filter { !"'’`.".contains($0) }
      .split(whereSeparator: { !$0.isLetter || FormText.isHan($0) }).map(String.init)
    var names: [String] = []
    var start = 0
    while start < words.count {
      var step = 1
      for length in stride(from: min(7, words.count - start), through: 1, by: -1) {
        let name = words[start..<start + length].joined()
        guard name.utf8.count > 1, codes[name] != nil else { continue }
        names.append(name)
        step = length
        break
      }
      start += step
    }
    return names
  }

  /// The name that people in China read.
  static func chineseName(_ code: String) -> String {
    Locale(identifier: "zh_Hans").localizedString(forRegionCode: code) ?? code
  }

  private static func key(_ text: String) -> String {
    FormText.compact(text).filter { !".,'’`·&-".contains($0) }.replacing("[", with: "(").replacing("]", with: ")")
  }

  /// Names of the whole country, which stand before those of its regions too.
  private static let wholeChina: Set<String> = ["中国", "中华人民共和国", "中國", "china", "prc", "peoplesrepublicofchina"]
}
