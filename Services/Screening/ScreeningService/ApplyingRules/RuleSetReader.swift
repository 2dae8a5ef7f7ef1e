import CloudEvents
import Contracts
import Foundation
import Yams

/// Walks the nodes of a rule set's file and keeps every fault that it meets.
struct RuleSetReader {
  typealias Content = (version: String, campaign: Int, inForceFrom: Timestamp, rules: [CriterionRule])

  private(set) var faults: [String] = []

  /// - Returns: what was read; it means nothing where there are faults.
  mutating func ruleSet(in root: Node?) -> Content? {
    guard let mapping = root?.mapping else {
      fault(root, "the file has to have the keys \(Self.keys.joined(separator: ", "))")
      return nil
    }
    refuseUnknown(mapping, known: Self.keys)
    let campaign = mapping["campaign"]?.scalar.flatMap { Int($0.string) } ?? 0
    if !(2000...2100).contains(campaign) {
      fault(mapping["campaign"] ?? root, "`campaign` takes the year of the campaign, e.g. 2025")
    }
    let version = mapping["version"]?.scalar?.string ?? ""
    if version.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9.-]{0,39}/) == nil {
      fault(mapping["version"] ?? root, "`version` takes letters, digits, points and hyphens, at most 40, e.g. 2025-2")
    }
    let inForceFrom = mapping["inForceFrom"]?.scalar.flatMap { Self.date($0.string) }
    if inForceFrom == nil {
      fault(mapping["inForceFrom"] ?? root, "`inForceFrom` takes a date, e.g. 2025-01-01")
    }
    let rules = rules(mapping["criteria"], of: root)
    return inForceFrom.map { (version, campaign, $0, rules) }
  }

  private mutating func rules(_ node: Node?, of root: Node?) -> [CriterionRule] {
    guard let list = node?.sequence else {
      fault(node ?? root, "`criteria` has to be a list with each of: \(Self.criteria)")
      return []
    }
    var rules: [CriterionRule] = []
    for entry in list {
      guard let rule = rule(entry) else { continue }
      if rules.contains(where: { $0.criterion == rule.criterion }) {
        fault(entry, "the criterion `\(rule.criterion.rawValue)` is there twice")
      }
      if rules.contains(where: { $0.clause == rule.clause }) {
        fault(entry, "the clause `\(rule.clause)` is there twice; each criterion has its own")
      }
      rules.append(rule)
    }
    // A name that is no criterion's has its own fault; what it was meant to be is missing all the same.
    for criterion in Criterion.allCases where !rules.contains(where: { $0.criterion == criterion }) {
      fault(node, "the criterion `\(criterion.rawValue)` is missing")
    }
    return rules
  }

  private mutating func rule(_ node: Node) -> CriterionRule? {
    guard let mapping = node.mapping else {
      fault(node, "a criterion has the keys criterion, clause, zh, en, and for years relevantYears, significantYears")
      return nil
    }
    let name = mapping["criterion"]?.scalar?.string ?? ""
    guard let criterion = Criterion(rawValue: name) else {
      fault(mapping["criterion"] ?? node, "there is no criterion `\(name)`; there are: \(Self.criteria)")
      return nil
    }
    refuseUnknown(
      mapping,
      known: Self.ruleKeys + (criterion.hasYears ? Self.yearsKeys : criterion == .field ? [Self.disagreement] : []))
    let clause = mapping["clause"]?.scalar?.string ?? ""
    if clause.wholeMatch(of: /[A-Z][0-9]+(\.[0-9]+)*[a-z]?/) == nil {
      fault(mapping["clause"] ?? node, "`clause` takes the id of a clause of the notice, e.g. N1.3.1")
    }
    return CriterionRule(
      criterion: criterion, clause: clause, years: criterion.hasYears ? years(mapping, of: node) : nil,
      reviewsDisagreement: criterion == .field && reviews(mapping[Self.disagreement]),
      chinese: text("zh", in: mapping, of: node), english: text("en", in: mapping, of: node))
  }

  private mutating func years(_ mapping: Node.Mapping, of node: Node) -> CriterionRule.Years {
    let numbers = Self.yearsKeys.map { key in
      let years = mapping[key]?.scalar.flatMap { Double($0.string) }
      guard let years, (0...60).contains(years) else {
        fault(mapping[key] ?? node, "`\(key)` takes a number of years from 0 to 60")
        return 0.0
      }
      return years
    }
    if numbers[1] > numbers[0] {
      fault(node, "`significantYears` are a part of `relevantYears` and cannot be more")
    }
    return CriterionRule.Years(relevant: numbers[0], significant: numbers[1])
  }

  private mutating func reviews(_ node: Node?) -> Bool {
    switch node?.scalar?.string {
    case nil where node == nil, "note": return false
    case "review": return true
    default:
      fault(
        node, "`\(Self.disagreement)` takes `note` or `review`: what becomes of a text that speaks of another field")
      return false
    }
  }

  private mutating func text(_ key: String, in mapping: Node.Mapping, of node: Node) -> String {
    let text = mapping[key]?.scalar?.string ?? ""
    if !text.contains(where: \.isLetter) {
      fault(mapping[key] ?? node, "`\(key)` is missing; say what the clause asks for")
    }
    return text
  }

  private mutating func refuseUnknown(_ mapping: Node.Mapping, known: [String]) {
    for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
      fault(key, "there is no key `\(key.scalar?.string ?? "")` here; known are: \(known.joined(separator: ", "))")
    }
  }

  private mutating func fault(_ node: Node?, _ message: String) {
    faults.append(node?.mark.map { "line \($0.line): \(message)" } ?? message)
  }

  /// The beginning of this day in the campaign's time zone.
  private static func date(_ text: String) -> Timestamp? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})/), let year = Int(match.1), let month = Int(match.2),
      let day = Int(match.3)
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone =
      TimeZone(identifier: ReferenceLists.notice.campaign.timeZone) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
    let components = DateComponents(calendar: calendar, year: year, month: month, day: day)
    guard components.isValidDate, let date = components.date else { return nil }
    return Timestamp(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
  }

  private static let keys = ["campaign", "version", "inForceFrom", "criteria"]
  private static let ruleKeys = ["criterion", "clause", "zh", "en"]
  private static let disagreement = "disagreement"
  private static let yearsKeys = ["relevantYears", "significantYears"]
  private static let criteria = Criterion.allCases.map(\.rawValue).joined(separator: ", ")
}
