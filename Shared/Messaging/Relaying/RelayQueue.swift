/// What the relay does next, as a value. Rows of one topic leave in the order in which they were committed; a topic that
/// fails rests by itself, and no other waits for it. Memory is bounded: what does not fit is read from the table in its turn.
///
/// It knows no broker and no store.
struct RelayQueue<Row: Relayed>: Sendable {
  struct Entry: Sendable {
    /// The row's place in the outbox table; ascending in the order of the commits.
    var sequence: Int64
    var row: Row
    /// A broker refuses a whole batch for one record that is too large: each is then tried alone, to find the one.
    var goesAlone = false
  }

  /// A piece of the table: up to `limit` rows of the topic behind `after`, and no more than `bytes` of them (but one).
  struct Page: Sendable, Hashable {
    var topic: String
    var after: Int64
    var limit: Int
    var bytes: Int
  }

  enum Step: Sendable {
    /// All of one topic.
    case send([Entry])
    /// A topic's memory has been emptied; the table holds more of it.
    case readTable(Page)
    case nothing
  }

  enum Answer: Sendable, Hashable {
    case acknowledged
    /// No retry will mend it (too large), or that of one sent with it. The reason goes to the dead letters once it was
    /// refused alone.
    case refused(code: String, reason: String)
    /// Broker away, time-out: the same record is sent again.
    case failed
    /// The topic is missing, or forbidden: its records wait until it is not.
    case topicRefused
  }

  /// A row that the broker refused for good, alone.
  struct Refusal: Sendable {
    var entry: Entry
    var code: String
    var reason: String
  }

  private let bounds: RelayBounds
  private var lanes: [String: RelayLane<Row>] = [:]
  /// The topics in the order in which they take turns.
  private var turns: [String] = []
  private var hasFound = false
  private var reading: String?
  private var lastAcknowledged: ContinuousClock.Instant?
  private(set) var published: [Int64] = []
  private(set) var refused: [Refusal] = []

  init(_ bounds: RelayBounds) {
    self.bounds = bounds
  }

  /// Rows that the broker has not yet acknowledged, in memory or in the table.
  var depth: Int { lanes.values.reduce(0) { $0 + $1.depth } }
  /// Those whose topics are not held.
  var flowingDepth: Int { lanes.values.reduce(0) { $0 + (isHeld($1) ? 0 : $1.depth) } }
  /// Those that a former run left behind, of topics that are not held.
  var flowingLeftovers: Int { lanes.values.reduce(0) { $0 + (isHeld($1) ? 0 : $1.leftovers) } }
  /// Topics that the broker does not take although it takes others.
  var heldTopics: [String] { turns.filter { lanes[$0].map(isHeld) ?? false } }

  /// All that the table held has been published.
  var isDrained: Bool { hasFound && lanes.values.allSatisfy(\.isEmpty) }
  /// All has been published but what the broker does not take now.
  var isDrainedOfFlowing: Bool { hasFound && lanes.values.allSatisfy { $0.isEmpty || isHeld($0) } }

  private func isHeld(_ lane: RelayLane<Row>) -> Bool {
    lane.isHeld(lastAcknowledged: lastAcknowledged, patience: bounds.patience)
  }

  /// What the table held of each topic when the process began. Before this nothing is sent.
  mutating func found(_ counts: [String: Int]) {
    hasFound = true
    for (topic, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
      lanes[topic] = RelayLane(found: count)
      turns.append(topic)
    }
  }

  /// Rows that have just been committed, in order.
  mutating func committed(_ rows: [(sequence: Int64, row: Row)]) {
    var room = room
    for row in rows {
      let topic = row.row.topic
      if lanes[topic] == nil {
        lanes[topic] = RelayLane()
        turns.append(topic)
      }
      let isKept =
        lanes[topic]?.committed(
          Entry(sequence: row.sequence, row: row.row), hasRoom: room.rows > 0 && room.bytes >= row.row.size) ?? false
      if isKept {
        room.rows -= 1
        room.bytes -= row.row.size
      }
    }
  }

  /// The page that was asked for. The caller sees to it that no commit lies between the reading and this.
  ///
  /// - Parameter isEnd: the table holds nothing of the topic behind these.
  mutating func read(_ rows: [(sequence: Int64, row: Row)], isEnd: Bool) {
    guard let topic = reading else { return }
    reading = nil
    lanes[topic]?.read(rows.map { Entry(sequence: $0.sequence, row: $0.row) }, isEnd: isEnd)
  }

  /// - Parameter now: when the caller does what it is told.
  mutating func next(at now: ContinuousClock.Instant = .now) -> Step {
    guard hasFound else { return .nothing }
    for (place, topic) in turns.enumerated() {
      let bounds = bounds
      guard let window = lanes[topic]?.takeWindow(bounds, at: now), !window.isEmpty else { continue }
      turns.append(turns.remove(at: place))
      return .send(window)
    }
    guard reading == nil, let topic = turns.first(where: { lanes[$0]?.wantsPage ?? false }) else { return .nothing }
    reading = topic
    let room = room
    return .readTable(
      Page(
        topic: topic, after: lanes[topic]?.lastSeen ?? 0, limit: max(room.rows, bounds.window),
        bytes: max(room.bytes, bounds.windowBytes)))
  }

  /// What memory has left.
  private var room: (rows: Int, bytes: Int) {
    lanes.values.reduce(into: (rows: bounds.capacity, bytes: bounds.capacityBytes)) { room, lane in
      room.rows -= lane.waiting.count
      room.bytes -= lane.waitingBytes
    }
  }

  /// The broker's answers to what was sent of a topic, in the same order.
  ///
  /// - Returns: whether something failed: the topic then rests until `rested`.
  mutating func answered(
    _ answers: [Answer], of topic: String, at now: ContinuousClock.Instant = .now
  ) -> Bool {
    guard let outcome = lanes[topic]?.answered(answers) else { return false }
    published += outcome.published
    refused += outcome.refused
    if !outcome.published.isEmpty { lastAcknowledged = now }
    return outcome.hasFailed
  }

  mutating func rested(_ topic: String) {
    lanes[topic]?.rested()
  }

  /// The table no longer holds the first of what was published and refused.
  mutating func settled(published publishedCount: Int, refused refusedCount: Int) {
    published.removeFirst(publishedCount)
    refused.removeFirst(refusedCount)
  }
}
