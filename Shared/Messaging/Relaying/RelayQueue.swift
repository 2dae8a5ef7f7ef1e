/// What the relay does next, as a value: rows leave in the order in which they were committed, a row that failed goes
/// again before anything that comes after it, and memory is bounded (what does not fit is read from the table in its turn).
///
/// It knows no broker and no store. `Row` is whatever is published.
struct RelayQueue<Row: Sendable>: Sendable {
  struct Entry: Sendable {
    /// The row's place in the outbox table; ascending in the order of the commits.
    var sequence: Int64
    var row: Row
    /// A broker refuses a whole batch for one record that is too large: each is then tried alone, to find the one.
    var goesAlone = false
  }

  enum Step: Sendable {
    case send([Entry])
    /// Memory has been emptied; the table holds more behind this sequence.
    case readTable(after: Int64, limit: Int)
    case nothing
  }

  enum Answer: Sendable, Hashable {
    case acknowledged
    /// No retry will mend it (too large), or that of one sent with it. The reason goes to the dead letters once it was
    /// refused alone.
    case refused(code: String, reason: String)
    /// Broker away, time-out: the same record is sent again.
    case failed
  }

  /// A row that the broker refused for good, alone.
  struct Refusal: Sendable {
    var entry: Entry
    var code: String
    var reason: String
  }

  private let windowSize: Int
  private let capacity: Int
  private var waiting: [Entry] = []
  private var inFlight: [Entry] = []
  private var isReading = false
  /// The table holds rows behind `lastSeen` that are not in memory.
  private var isSpilled = true
  private var lastSeen: Int64 = 0
  private(set) var published: [Int64] = []
  private(set) var refused: [Refusal] = []
  /// Rows that the broker has not yet acknowledged, in memory or in the table.
  private(set) var depth = 0
  /// Those among them that a former run left behind; they go first.
  private(set) var leftovers = 0

  /// - Parameters:
  ///   - windowSize: how many rows are on their way at once.
  ///   - capacity: how many rows wait in memory.
  init(windowSize: Int, capacity: Int) {
    self.windowSize = windowSize
    self.capacity = max(capacity, windowSize)
  }

  /// Everything that the table held has been published.
  var isDrained: Bool { !isSpilled && waiting.isEmpty && inFlight.isEmpty }

  /// What the table held when the process began.
  mutating func found(rows count: Int) {
    depth += count
    leftovers += count
  }

  /// Rows that have just been committed, in order.
  mutating func committed(_ rows: [(sequence: Int64, row: Row)]) {
    depth += rows.count
    guard !isSpilled else { return }
    for row in rows {
      guard waiting.count < capacity else {
        isSpilled = true
        return
      }
      waiting.append(Entry(sequence: row.sequence, row: row.row))
      lastSeen = row.sequence
    }
  }

  /// Rows read from the table. The caller sees to it that no commit lies between the reading and this.
  mutating func read(_ rows: [(sequence: Int64, row: Row)], isEnd: Bool) {
    isReading = false
    for row in rows {
      waiting.append(Entry(sequence: row.sequence, row: row.row))
      lastSeen = row.sequence
    }
    if isEnd { isSpilled = false }
  }

  /// The reading failed and is to be tried again.
  mutating func readFailed() {
    isReading = false
  }

  mutating func next() -> Step {
    guard inFlight.isEmpty, !isReading else { return .nothing }
    guard let first = waiting.first else {
      guard isSpilled else { return .nothing }
      isReading = true
      return .readTable(after: lastSeen, limit: capacity)
    }
    let window: [Entry] =
      if first.goesAlone {
        [first]
      } else {
        Array(waiting.prefix(windowSize).prefix { !$0.goesAlone })
      }
    waiting.removeFirst(window.count)
    inFlight = window
    return .send(window)
  }

  /// The broker's answers to what was sent, in the same order. What was not acknowledged stands first again.
  ///
  /// - Returns: whether something failed, so that the next try should wait a while.
  mutating func answered(_ answers: [Answer]) -> Bool {
    var again: [Entry] = []
    var hasFailed = false
    var done = 0
    for (index, entry) in inFlight.enumerated() {
      // A missing answer is no acknowledgement.
      switch index < answers.count ? answers[index] : .failed {
      case .acknowledged:
        published.append(entry.sequence)
        done += 1
      case .refused(let code, let reason) where entry.goesAlone:
        refused.append(Refusal(entry: entry, code: code, reason: reason))
        done += 1
      case .refused:
        var entry = entry
        entry.goesAlone = true
        again.append(entry)
      case .failed:
        hasFailed = true
        again.append(entry)
      }
    }
    depth -= done
    leftovers = max(0, leftovers - done)
    inFlight = []
    waiting.insert(contentsOf: again, at: 0)
    return hasFailed
  }

  /// The table no longer holds the first of what was published and refused.
  mutating func settled(published publishedCount: Int, refused refusedCount: Int) {
    published.removeFirst(publishedCount)
    refused.removeFirst(refusedCount)
  }
}
