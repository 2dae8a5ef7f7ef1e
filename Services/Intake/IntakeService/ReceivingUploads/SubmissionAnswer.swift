import Contracts

/// What an upload is answered: the submission, whether it had come before, and its first fault.
struct SubmissionAnswer: Encodable, Sendable {
  var view: SubmissionView
  var isDuplicate: Bool
  /// How many workbooks can be had back with what became of their rows.
  var returned: Int

  private enum Key: String, CodingKey {
    case id, unit, campaign, late, file, channel, receivedAt, hasScan, needs, waiver, unitInForm, unitOfSender,
      unitAlike, completes, completesToo, candidates, supplements, rowErrors, faults, updated, unchanged, doubtful,
      missing
    case duplicate, code, message, returned
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(view.id, forKey: .id)
    try container.encodeIfPresent(view.unit, forKey: .unit)
    try container.encode(view.campaign, forKey: .campaign)
    try container.encode(view.late, forKey: .late)
    try container.encode(view.file, forKey: .file)
    try container.encode(view.channel, forKey: .channel)
    try container.encode(view.receivedAt, forKey: .receivedAt)
    try container.encode(view.hasScan, forKey: .hasScan)
    try container.encodeIfPresent(view.needs, forKey: .needs)
    try container.encodeIfPresent(view.waiver, forKey: .waiver)
    try container.encodeIfPresent(view.unitInForm, forKey: .unitInForm)
    try container.encodeIfPresent(view.unitOfSender, forKey: .unitOfSender)
    try container.encodeIfPresent(view.unitAlike, forKey: .unitAlike)
    try container.encodeIfPresent(view.completes, forKey: .completes)
    try container.encodeIfPresent(view.completesToo, forKey: .completesToo)
    try container.encode(view.candidates, forKey: .candidates)
    try container.encodeIfPresent(view.supplements, forKey: .supplements)
    try container.encodeIfPresent(view.updated, forKey: .updated)
    try container.encodeIfPresent(view.unchanged, forKey: .unchanged)
    try container.encodeIfPresent(view.doubtful, forKey: .doubtful)
    try container.encodeIfPresent(view.missing, forKey: .missing)
    try container.encode(view.rowErrors, forKey: .rowErrors)
    try container.encode(view.faults, forKey: .faults)
    try container.encode(isDuplicate, forKey: .duplicate)
    if returned > 0 {
      try container.encode((1...returned).map { "/submissions/\(view.id)/returned/\($0)" }, forKey: .returned)
    }
    try container.encodeIfPresent(view.faults.first?.code, forKey: .code)
    try container.encodeIfPresent(view.faults.first?.message, forKey: .message)
  }
}
