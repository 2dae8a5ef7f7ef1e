/// One topic's rows on their way out, in the order of the commits: one window of them is on its way at a time, and what
/// failed goes again before anything that comes after it.
struct RelayLane<Row: Relayed>: Sendable {
  typealias Entry = RelayQueue<Row>.Entry

  private(set) var waiting: [Entry] = []
  private(set) var waitingBytes = 0
  private(set) var inFlight: [Entry] = []
  private var sentAt = ContinuousClock.now
  /// The highest row that was ever sent. What lies behind it can be dropped from memory and read again: none of it can have
  /// been published and still stand in the table.
  private var lastSent: Int64 = 0
  /// The table holds rows behind `lastSeen` that are not in memory.
  private(set) var isSpilled: Bool
  private(set) var lastSeen: Int64 = 0
  /// The broker does not take this topic, whatever it takes of others: it is missing, or forbidden to this account.
  private(set) var isRefusedTopic = false
  /// Something failed; nothing is sent until `rested`.
  private(set) var isResting = false
  /// Rows that the broker has not acknowledged, in memory or in the table.
  private(set) var depth: Int
  /// Those among them that a former run left behind.
  private(set) var leftovers: Int

  /// - Parameter count: what the table held when the process began.
  init(found count: Int = 0) {
    isSpilled = count > 0
    depth = count
    leftovers = count
  }

  var isEmpty: Bool { !isSpilled && waiting.isEmpty && inFlight.isEmpty }

  /// Others flow, this one does not.
  func isHeld(lastAcknowledged: ContinuousClock.Instant?, patience: Duration) -> Bool {
    if isRefusedTopic { return true }
    guard !inFlight.isEmpty, let lastAcknowledged else { return false }
    return lastAcknowledged - sentAt >= patience
  }

  /// - Parameter hasRoom: false where memory is full, so that the row is read from the table in its turn.
  /// - Returns: whether the row is kept in memory.
  mutating func committed(_ entry: Entry, hasRoom: Bool) -> Bool {
    depth += 1
    guard !isSpilled else { return false }
    guard hasRoom, !isRefusedTopic else {
      isSpilled = true
      return false
    }
    append(entry)
    return true
  }

  mutating func read(_ entries: [Entry], isEnd: Bool) {
    for entry in entries { append(entry) }
    if isEnd { isSpilled = false }
  }

  private mutating func append(_ entry: Entry) {
    waiting.append(entry)
    waitingBytes += entry.row.size
    lastSeen = entry.sequence
  }

  var wantsPage: Bool { isSpilled && waiting.isEmpty && inFlight.isEmpty && !isResting }

  /// Takes what is sent next; empty where nothing can be now.
  mutating func takeWindow(_ bounds: RelayBounds, at now: ContinuousClock.Instant) -> [Entry] {
    guard inFlight.isEmpty, !isResting, let first = waiting.first else { return [] }
    // One record finds out whether the broker takes the topic again.
    let count = first.goesAlone || isRefusedTopic ? 1 : windowCount(bounds)
    inFlight = Array(waiting.prefix(count))
    waiting.removeFirst(count)
    if isRefusedTopic { inFlight[0].goesAlone = true }
    waitingBytes -= inFlight.reduce(0) { $0 + $1.row.size }
    lastSent = max(lastSent, inFlight.last?.sequence ?? 0)
    sentAt = now
    return inFlight
  }

  private func windowCount(_ bounds: RelayBounds) -> Int {
    var (count, bytes) = (0, 0)
    for entry in waiting.prefix(bounds.window) {
      bytes += entry.row.size
      if entry.goesAlone || (count > 0 && bytes > bounds.windowBytes) { break }
      count += 1
    }
    return count
  }

  /// What became of a window.
  struct Outcome {
    var published: [Int64] = []
    var refused: [RelayQueue<Row>.Refusal] = []
    var hasFailed = false
  }

  /// The broker's answers to what was sent, in the same order. What was not acknowledged stands first again.
  mutating func answered(_ answers: [RelayQueue<Row>.Answer]) -> Outcome {
    var outcome = Outcome()
    var again: [Entry] = []
    var isTopicRefused = false
    for (index, entry) in inFlight.enumerated() {
      // A missing answer is no acknowledgement.
      switch index < answers.count ? answers[index] : .failed {
      case .acknowledged:
        outcome.published.append(entry.sequence)
      case .refused(let code, let reason) where entry.goesAlone:
        outcome.refused.append(.init(entry: entry, code: code, reason: reason))
      case .refused:
        var entry = entry
        entry.goesAlone = true
        again.append(entry)
      case .failed:
        outcome.hasFailed = true
        again.append(entry)
      case .topicRefused:
        outcome.hasFailed = true
        isTopicRefused = true
        again.append(entry)
      }
    }
    let done = inFlight.count - again.count
    depth -= done
    leftovers = max(0, leftovers - done)
    inFlight = []
    waiting.insert(contentsOf: again, at: 0)
    waitingBytes += again.reduce(0) { $0 + $1.row.size }
    isResting = outcome.hasFailed
    if isTopicRefused {
      isRefusedTopic = true
      forgetUnsent()
    } else if done > 0 {
      isRefusedTopic = false
    }
    return outcome
  }

  mutating func rested() {
    isResting = false
  }

  /// A topic that may stay away for days keeps no more in memory than the window that failed.
  private mutating func forgetUnsent() {
    let kept = waiting.prefix { $0.sequence <= lastSent }
    guard kept.count < waiting.count else { return }
    waiting = Array(kept)
    waitingBytes = waiting.reduce(0) { $0 + $1.row.size }
    lastSeen = lastSent
    isSpilled = true
  }
}
