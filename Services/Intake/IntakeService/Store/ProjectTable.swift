import Contracts
import StateStore

/// The projects of tables 1 and 2 with their numbers of engineers, as each unit last reported them (A3).
///
/// Enterprises and names are kept as they are compared. An absent country is the empty text, as it is part of the key.
struct ProjectTable {
  let transaction: any SQLTransaction

  /// What a workbook says of a project replaces what its unit said of it before, also where its country was corrected.
  func put(_ project: ReportedProject, unit: String, campaign: Int, submission: String) throws {
    let enterprise = EnterpriseCell.key(project.enterprise)
    let name = project.project.name.map(FormText.compact) ?? ""
    let country = project.project.country ?? ""
    if !name.isEmpty {
      try transaction.execute(
        """
        DELETE FROM projects
        WHERE campaign = ? AND unit = ? AND enterprise = ? AND dispatch = ? AND name = ? AND submission_id <> ?
        """,
        [
          .integer(Int64(campaign)), .text(unit), .text(enterprise), .text(project.dispatch.rawValue), .text(name),
          .text(submission),
        ])
    }
    try transaction.execute(
      """
      INSERT INTO projects (
        campaign, unit, enterprise, dispatch, name, country, type, status, chinese, local, qualifying, submission_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (campaign, unit, enterprise, dispatch, name, country) DO UPDATE SET
        type = excluded.type, status = excluded.status, chinese = excluded.chinese, local = excluded.local,
        qualifying = excluded.qualifying, submission_id = excluded.submission_id
      """,
      [
        .integer(Int64(campaign)), .text(unit), .text(enterprise), .text(project.dispatch.rawValue), .text(name),
        .text(country), Self.value(project.project.type?.rawValue), Self.value(project.project.status?.rawValue),
        Self.value(project.headcount.chinese), Self.value(project.headcount.local),
        Self.value(project.headcount.qualifying), .text(submission),
      ])
  }

  /// An officer settled whose a submission is: its projects go with it.
  func move(submission: String, to unit: String) throws {
    try transaction.execute(
      """
      DELETE FROM projects WHERE unit = ? AND submission_id <> ? AND EXISTS (
        SELECT 1 FROM projects AS moved WHERE moved.submission_id = ? AND moved.campaign = projects.campaign
          AND moved.enterprise = projects.enterprise AND moved.dispatch = projects.dispatch
          AND moved.name = projects.name AND moved.country = projects.country)
      """, [.text(unit), .text(submission), .text(submission)])
    try transaction.execute(
      "UPDATE projects SET unit = ? WHERE submission_id = ?", [.text(unit), .text(submission)])
  }

  /// The unit's under the one name are its under the other, but for those of submissions of which it is not sure whose they are. What
  /// both names reported, the newer submission says.
  func move(from name: String, to unit: String) throws {
    let ordinal = "(SELECT ordinal FROM submissions WHERE submissions.id ="
    let isSame = """
      other.campaign = projects.campaign AND other.enterprise = projects.enterprise
        AND other.dispatch = projects.dispatch AND other.name = projects.name
        AND (projects.name <> '' OR other.country = projects.country)
      """
    let isSure = """
      submission_id IN (SELECT id FROM submissions WHERE needs IS NULL OR needs NOT LIKE '%unit%')
      """
    for (one, two) in [(unit, name), (name, unit)] {
      try transaction.execute(
        """
        DELETE FROM projects WHERE unit = ? AND \(isSure) AND EXISTS (
          SELECT 1 FROM projects AS other WHERE other.unit = ? AND other.\(isSure) AND \(isSame)
            AND \(ordinal) other.submission_id) > \(ordinal) projects.submission_id))
        """, [.text(one), .text(two)])
    }
    try transaction.execute(
      "UPDATE projects SET unit = ? WHERE unit = ? AND \(isSure)", [.text(unit), .text(name)])
  }

  private static func value(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

  private static func value(_ number: Int?) -> SQLValue { number.map { .integer(Int64($0)) } ?? .null }
}
