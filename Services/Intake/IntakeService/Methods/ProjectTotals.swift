import Contracts
import KafkaRPC
import StateStore

/// What the form's statistical columns add up to, beside who was put forward and how far they came (A3).
enum ProjectTotals {
  private struct Group: Hashable {
    var dispatch: Dispatch
    var country: String
    var type: String
  }

  /// Few: a group is a country and a type. So they are added up whole, and cut into pages.
  static func list(
    _ request: ListProjectTotals.Request, _ transaction: any SQLTransaction
  ) throws -> ListProjectTotals.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    var before = 0
    if case .integer(let ordinal)? = wanted.after?.first { before = Int(ordinal) }
    var request = request
    request.unit = try request.unit.map(UnitNameTable(transaction: transaction).resolve)
    let all = try totals(request, transaction).enumerated().dropFirst(before)
    let found = all.prefix(wanted.limit + 1).map { (ordinal: Int64($0.offset + 1), total: $0.element) }
    let page = try wanted.page(of: found, position: { [.integer($0.ordinal)] }, item: { $0.total })
    return ListProjectTotals.Response(totals: page.items, nextPageToken: page.nextPageToken)
  }

  private static func totals(
    _ request: ListProjectTotals.Request, _ transaction: any SQLTransaction
  ) throws -> [ProjectTotal] {
    var groups: [Group: ProjectTotal] = [:]
    func update(_ row: SQLRow, _ change: (inout ProjectTotal) -> Void) {
      guard let dispatch = row.text(0).flatMap(Dispatch.init) else { return }
      let group = Group(dispatch: dispatch, country: row.text(1) ?? "", type: row.text(2) ?? "")
      let country = group.country.isEmpty ? nil : group.country
      change(
        &groups[
          group,
          default: ProjectTotal(
            dispatch: dispatch, country: country, countryName: country.map(CountryNames.chineseName),
            type: ProjectType(rawValue: group.type))])
    }
    for row in try projects(request, transaction) {
      update(row) { total in
        total.projects = row.count(3)
        total.enterprises = row.count(4)
        total.chineseEngineers = row.count(5)
        total.localEngineers = row.count(6)
        total.qualifyingEngineers = row.count(7)
        total.withoutNumbers = row.count(8)
      }
    }
    for row in try candidates(request, transaction) {
      update(row) { total in
        total.candidates = row.count(3)
        total.passed = row.count(4)
        total.members = row.count(5)
      }
    }
    return groups.sorted { one, other in
      (one.key.dispatch == .dispatched ? 0 : 1, one.key.country, one.key.type)
        < (other.key.dispatch == .dispatched ? 0 : 1, other.key.country, other.key.type)
    }.map(\.value)
  }

  /// A project that several units report is counted once, with the highest of their numbers.
  private static func projects(
    _ request: ListProjectTotals.Request, _ transaction: any SQLTransaction
  ) throws -> [SQLRow] {
    let (filter, arguments) = filter(request)
    return try transaction.query(
      """
      SELECT dispatch, country, type, COUNT(*), COUNT(DISTINCT enterprise), COALESCE(SUM(chinese), 0),
        COALESCE(SUM(local), 0), COALESCE(SUM(qualifying), 0),
        SUM(CASE WHEN chinese IS NULL AND local IS NULL AND qualifying IS NULL THEN 1 ELSE 0 END)
      FROM (
        SELECT dispatch, country, MAX(COALESCE(type, '')) AS type, enterprise, MAX(chinese) AS chinese,
          MAX(local) AS local, MAX(qualifying) AS qualifying
        FROM projects \(filter)
        GROUP BY campaign, dispatch, enterprise, name, country
      ) AS project
      GROUP BY dispatch, country, type
      """, arguments)
  }

  private static func candidates(
    _ request: ListProjectTotals.Request, _ transaction: any SQLTransaction
  ) throws -> [SQLRow] {
    let (filter, arguments) = filter(request)
    let passed = "'waitingForSociety', 'atSociety', 'notPassed', "
    let members = "'member', 'referred', 'granted', 'declined'"
    return try transaction.query(
      """
      SELECT dispatch, COALESCE(project_country, ''), COALESCE(project_type, ''), COUNT(*),
        SUM(CASE WHEN candidate_facts.status IN (\(passed)\(members)) THEN 1 ELSE 0 END),
        SUM(CASE WHEN candidate_facts.status IN (\(members)) THEN 1 ELSE 0 END)
      FROM candidates LEFT JOIN candidate_facts ON candidate_facts.candidate_id = candidates.id
      \(filter.isEmpty ? "WHERE" : "\(filter) AND") standing = 'live'
      GROUP BY 1, 2, 3
      """, arguments)
  }

  private static func filter(_ request: ListProjectTotals.Request) -> (filter: String, arguments: [SQLValue]) {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let campaign = request.campaign {
      conditions.append("campaign = ?")
      arguments.append(.integer(Int64(campaign)))
    }
    if let unit = request.unit {
      conditions.append("unit = ?")
      arguments.append(.text(unit))
    }
    return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), arguments)
  }
}

extension SQLRow {
  fileprivate func count(_ column: Int) -> Int { Int(integer(column) ?? 0) }
}
