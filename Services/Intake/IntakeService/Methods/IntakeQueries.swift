import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What may be asked about submissions and candidates.
enum IntakeQueries {
  /// What fits into a reply with all that stands around it.
  private static let shownRowErrors = 400
  private static let shownCorrections = 400
  /// Bytes, beside 400 row errors.
  private static let correctionRoom = 64 << 10

  static func listSubmissions(
    _ request: ListSubmissions.Request, _ transaction: any SQLTransaction
  ) throws -> ListSubmissions.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let found = try SubmissionTable(transaction: transaction).list(
      of: try request.unit.map(UnitNameTable(transaction: transaction).names), sha256: request.sha256,
      incomplete: request.incomplete, wanted)
    let page = try wanted.page(of: found, position: { [$0.ordinal] }, item: { shown($0.view) })
    return ListSubmissions.Response(submissions: page.items, nextPageToken: page.nextPageToken)
  }

  static func getSubmission(
    _ request: GetSubmission.Request, _ transaction: any SQLTransaction
  ) throws -> SubmissionView {
    guard let view = try SubmissionTable(transaction: transaction).get(request.id) else {
      throw IntakeError.unknownSubmission(id: request.id)
    }
    var all = shown(view)
    let rows = try RowTable(transaction: transaction).list(of: view.id, results: [.updated], limit: shownCorrections)
    guard !rows.isEmpty else { return all }
    var room = correctionRoom
    var corrections: [RowCorrection] = []
    for row in rows {
      let correction = RowCorrection(
        candidateID: row.candidateID ?? "", origin: row.origin, changed: row.note?.changed ?? [])
      room -= try JSON.encode(correction).count
      if room < 0 { break }
      corrections.append(correction)
    }
    all.corrections = corrections
    let left = (view.updated ?? corrections.count) - corrections.count
    all.correctionsLeftOut = left > 0 ? left : nil
    return all
  }

  /// A form of a thousand faulty rows would not fit into a reply.
  private static func shown(_ view: SubmissionView) -> SubmissionView {
    guard view.rowErrors.count > shownRowErrors else { return view }
    var view = view
    view.rowErrorsLeftOut = (view.rowErrorsLeftOut ?? 0) + view.rowErrors.count - shownRowErrors
    view.rowErrors = Array(view.rowErrors.prefix(shownRowErrors))
    return view
  }

  static func listCandidates(
    _ request: ListCandidates.Request, _ transaction: any SQLTransaction
  ) throws -> ListCandidates.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let units = try request.unit.map(UnitNameTable(transaction: transaction).names)
    let found = try CandidateTable(transaction: transaction).list(request, of: units, wanted)
    let page = try wanted.page(
      of: found, position: { [$0.ordinal] },
      item: { $0.entry.summary })
    return ListCandidates.Response(candidates: page.items, nextPageToken: page.nextPageToken)
  }

  static func listReceipts(
    _ request: ListReceipts.Request, _ transaction: any SQLTransaction
  ) throws -> ListReceipts.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let units = try request.unit.map(UnitNameTable(transaction: transaction).names)
    let found = try OutgoingMailTable(transaction: transaction).list(request, of: units, wanted)
    let page = try wanted.page(of: found, position: { [$0.ordinal] }, item: { $0.mail.view })
    return ListReceipts.Response(receipts: page.items, nextPageToken: page.nextPageToken)
  }

  static func listSupplementRequests(
    _ request: ListSupplementRequests.Request, _ transaction: any SQLTransaction
  ) throws -> ListSupplementRequests.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    var request = request
    request.unit = try request.unit.map(UnitNameTable(transaction: transaction).resolve)
    let found = try SupplementRequestTable(transaction: transaction).list(request, wanted)
    let units = SupplementUnitTable(transaction: transaction)
    let page = try wanted.page(
      of: found, position: { [$0.ordinal] },
      item: { try SupplementRequestView($0.entry, address: units.address(of: $0.entry.candidate.unit)) })
    return ListSupplementRequests.Response(requests: page.items, nextPageToken: page.nextPageToken)
  }

  static func getCandidate(
    _ request: GetCandidate.Request, _ transaction: any SQLTransaction
  ) throws -> GetCandidate.Response {
    guard let entry = try CandidateTable(transaction: transaction).get(request.id) else {
      throw IntakeError.unknownCandidate(id: request.id)
    }
    let briefings = try BriefingInvitationTable(transaction: transaction).list(ofCandidate: request.id)
    return GetCandidate.Response(
      candidate: entry.candidate, progress: entry.progress,
      history: try CandidateHistory(transaction: transaction).list(request.id),
      briefings: briefings.isEmpty ? nil : briefings)
  }
}

extension CandidateTable.Entry {
  var summary: CandidateSummary {
    CandidateSummary(
      id: candidate.id, submissionID: candidate.submissionID, name: candidate.person.name, unit: candidate.unit,
      enterprise: candidate.enterprise.name, field: candidate.field, specialty: candidate.specialty,
      level: candidate.level, country: candidate.referralCountry, dispatch: candidate.dispatch, status: status,
      progress: progress)
  }
}

extension SupplementRequestView {
  fileprivate init(_ entry: SupplementRequestTable.Entry, address: String?) {
    let (request, candidate) = entry
    let isWaitedFor = request.state == .open || request.state == .expired
    self.init(
      id: request.id, candidateID: candidate.id, name: candidate.person.name, unit: candidate.unit,
      items: request.items, missing: isWaitedFor ? request.missing(of: candidate).map(\.name) : [],
      state: request.state, requestedAt: request.requestedAt, dueAt: request.dueAt, mailedAt: request.mailedAt,
      remindedAt: request.remindedAt, settledAt: request.settledAt, address: address,
      asked: request.questions)
  }
}
