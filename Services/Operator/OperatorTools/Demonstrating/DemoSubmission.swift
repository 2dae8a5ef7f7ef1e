import Contracts

/// One submitted file in the report. The same workbook sent twice is one submission, named by both files.
struct DemoSubmission: Encodable, Sendable {
  var file: String
  var view: SubmissionView

  private enum Keys: String, CodingKey {
    case id, unit, campaign, late, file, candidates, rowErrors, faults
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(view.id, forKey: .id)
    try container.encode(view.unit, forKey: .unit)
    try container.encode(view.campaign, forKey: .campaign)
    try container.encode(view.late, forKey: .late)
    try container.encode(file, forKey: .file)
    try container.encode(view.candidates, forKey: .candidates)
    try container.encode(view.rowErrors, forKey: .rowErrors)
    try container.encode(view.faults, forKey: .faults)
  }
}
