/// The recommending units that are known, by the names that people write for them. Pure.
///
/// A unit has one name, under which all that concerns it is kept: the one that it was first known by. Another spelling of it is
/// found by an officer's word; a mere abbreviation may be several units', and says nothing by itself.
struct KnownUnits: Sendable, Hashable {
  private var bySpelling: [String: String] = [:]

  /// - Parameters:
  ///   - units: in the order in which they became known.
  ///   - spellings: further names, each of one unit, as officers have set them.
  init(_ units: [String] = [], spellings: [String: String] = [:]) {
    for unit in units where bySpelling[Self.key(unit)] == nil { bySpelling[Self.key(unit)] = unit }
    for (spelling, unit) in spellings { bySpelling[Self.key(spelling)] = unit }
  }

  /// - Parameter units: by what is compared of each name (`key`).
  init(byKey units: [String: String]) { bySpelling = units }

  /// The unit whose name this is, but for spaces, brackets, width and script, or whose further spelling.
  func unit(named name: String) -> String? { bySpelling[Self.key(name)] }

  /// Known units of whose name this is a part.
  func units(containing name: String) -> [String] {
    let key = Self.key(name)
    return Set(bySpelling.filter { $0.key != key && $0.key.contains(key) }.values).sorted()
  }

  /// 江海省工程师学會 and 江海省 工程师学会 are one name.
  static func key(_ name: String) -> String { FormText.compact(MailSubject.simplified(name)) }
}
