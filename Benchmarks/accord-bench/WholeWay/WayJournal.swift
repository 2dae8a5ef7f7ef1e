import CloudEvents
import Contracts
import Foundation
import Synchronization

/// When each candidate came where, by the times of the events themselves; and what is to be done next.
final class WayJournal: Sendable {
  enum Move: Sendable {
    case decide(ReviewRequested)
    case conclude(CaseAccepted)
  }

  struct Times: Sendable {
    var recommended: Timestamp?
    var accepted: Timestamp?
    /// Rejected, asked for more, referred, or a member who waits for a partner or a country.
    var ended: Timestamp?
    var endedAt: ContinuousClock.Instant?
    var events = 0
  }

  private struct State {
    var times: [String: Times] = [:]
    var memberNumbers: Set<String> = []
    var members = 0
    var fault: String?
  }

  let moves: AsyncStream<Move>
  private let continuation: AsyncStream<Move>.Continuation
  private let state = Mutex(State())

  init() {
    (moves, continuation) = AsyncStream.makeStream()
  }

  func note(_ arrival: TopicReader.Arrival) {
    do {
      let record = arrival.record
      let event = try CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
      guard let candidate = event.subject, let time = event.time else { return }
      switch event.type {
      case CandidateRecommended.eventType: change(candidate) { $0.recommended = time }
      case ReviewRequested.eventType:
        continuation.yield(.decide(try JSON.decode(ReviewRequested.self, from: event.data)))
      case CaseAccepted.eventType:
        change(candidate) { $0.accepted = time }
        continuation.yield(.conclude(try JSON.decode(CaseAccepted.self, from: event.data)))
      case MemberRegistered.eventType:
        let member = try JSON.decode(MemberRegistered.self, from: event.data)
        state.withLock { state in
          state.members += 1
          state.memberNumbers.insert(member.memberNumber)
        }
      case CandidateRejected.eventType, InformationRequired.eventType, MemberReferred.eventType,
        MemberWaiting.eventType:
        change(candidate) { times in
          times.ended = time
          times.endedAt = arrival.at
        }
      default: break
      }
    } catch {
      state.withLock { $0.fault = "an event on \(arrival.record.topic) cannot be read: \(error)" }
    }
  }

  private func change(_ candidate: String, _ body: (inout Times) -> Void) {
    state.withLock { body(&$0.times[candidate, default: Times()]) }
  }

  var times: [Times] { state.withLock { Array($0.times.values) } }
  var endedCount: Int { state.withLock { $0.times.values.count { $0.ended != nil } } }
  var fault: String? { state.withLock { $0.fault } }
  var members: (count: Int, numbers: Int) { state.withLock { ($0.members, $0.memberNumbers.count) } }
}
