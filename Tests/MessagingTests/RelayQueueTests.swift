import AccordTesting
import Testing

@testable import Messaging

@Suite struct RelayQueueTests {
  struct Line: Relayed {
    var topic = "t"
    var size = 1
  }
  typealias Queue = RelayQueue<Line>
  typealias Rows = [(sequence: Int64, row: Line)]

  private static func sent(_ step: Queue.Step) -> [Int64] {
    if case .send(let entries) = step { entries.map(\.sequence) } else { [] }
  }

  private static func expect(
    _ queue: inout Queue, toSend expected: [Int64], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let step = queue.next()
    #expect(sent(step) == expected, sourceLocation: sourceLocation)
  }

  private static func started(
    _ bounds: RelayBounds = RelayBounds(window: 3, capacity: 6), found: [String: Int] = [:]
  ) -> Queue {
    var queue = Queue(bounds)
    queue.found(found)
    return queue
  }

  private static func rows(_ sequences: ClosedRange<Int64>, of topic: String = "t", size: Int = 1) -> Rows {
    sequences.map { ($0, Line(topic: topic, size: size)) }
  }

  private static let refusal = Queue.Answer.refused(code: "tooLarge", reason: "too large")

  @Test func `Nothing is sent before it is known what the table holds, and that goes first`() {
    var queue = Queue(RelayBounds(window: 3, capacity: 6))
    Self.expect(&queue, toSend: [])
    queue.found(["t": 2])
    queue.committed(Self.rows(3...4))
    guard case .readTable(let page) = queue.next() else {
      Issue.record("it does not read")
      return
    }
    #expect(page == Queue.Page(topic: "t", after: 0, limit: 6, bytes: 32 << 20))
    Self.expect(&queue, toSend: [])
    queue.read(Self.rows(1...4), isEnd: true)
    Self.expect(&queue, toSend: [1, 2, 3])
    #expect(queue.flowingLeftovers == 2)
    _ = queue.answered([.acknowledged, .acknowledged, .acknowledged], of: "t")
    #expect(queue.flowingLeftovers == 0)
    #expect(queue.depth == 1)
  }

  @Test func `One window of a topic is on its way at a time, and what failed goes again first, after a rest`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...5))
    Self.expect(&queue, toSend: [1, 2, 3])
    Self.expect(&queue, toSend: [])
    let firstFailed = queue.answered([.acknowledged, .failed, .failed], of: "t")
    #expect(firstFailed)
    Self.expect(&queue, toSend: [])
    queue.rested("t")
    Self.expect(&queue, toSend: [2, 3, 4])
    let secondFailed = queue.answered([.acknowledged, .acknowledged, .acknowledged], of: "t")
    #expect(!secondFailed)
    #expect(queue.published == [1, 2, 3, 4])
    Self.expect(&queue, toSend: [5])
  }

  @Test func `Topics do not wait for each other, neither on their way nor while one rests`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...2, of: "a") + Self.rows(3...4, of: "b"))
    Self.expect(&queue, toSend: [1, 2])
    Self.expect(&queue, toSend: [3, 4])
    _ = queue.answered([.failed, .failed], of: "a")
    _ = queue.answered([.acknowledged, .acknowledged], of: "b")
    queue.committed(Self.rows(5...5, of: "a") + Self.rows(6...6, of: "b"))
    Self.expect(&queue, toSend: [6])
    Self.expect(&queue, toSend: [])
    queue.rested("a")
    Self.expect(&queue, toSend: [1, 2, 5])
  }

  @Test func `A topic that the broker refuses is held, keeps a window in memory, and is tried with one record`() {
    var queue = Self.started(found: ["a": 4])
    _ = queue.next()
    queue.read(Self.rows(1...4, of: "a"), isEnd: true)
    Self.expect(&queue, toSend: [1, 2, 3])
    _ = queue.answered([.topicRefused, .topicRefused, .topicRefused], of: "a")
    #expect(queue.heldTopics == ["a"])
    #expect(queue.depth == 4 && queue.flowingDepth == 0 && queue.flowingLeftovers == 0)
    #expect(queue.isDrainedOfFlowing)
    // Its rows take no room from others.
    queue.committed(Self.rows(5...20, of: "a") + Self.rows(21...23, of: "b"))
    #expect(queue.flowingDepth == 3)
    Self.expect(&queue, toSend: [21, 22, 23])

    queue.rested("a")
    Self.expect(&queue, toSend: [1])
    _ = queue.answered([.topicRefused], of: "a")
    queue.rested("a")
    Self.expect(&queue, toSend: [1])
    _ = queue.answered([.acknowledged], of: "a")
    #expect(queue.heldTopics == [])
    Self.expect(&queue, toSend: [2, 3])
    _ = queue.answered([.acknowledged, .acknowledged], of: "a")
    guard case .readTable(let page) = queue.next() else {
      Issue.record("what was forgotten is not read")
      return
    }
    #expect(page.topic == "a" && page.after == 3)
  }

  @Test func `A topic that never answers is held once others were answered long after`() {
    var queue = Self.started(RelayBounds(window: 3, capacity: 6, patience: .seconds(10)))
    let begin = ContinuousClock.now
    queue.committed(Self.rows(1...1, of: "a") + Self.rows(2...3, of: "b"))
    _ = queue.next(at: begin)
    _ = queue.next(at: begin)
    _ = queue.answered([.acknowledged, .acknowledged], of: "b", at: begin + .seconds(9))
    #expect(queue.heldTopics == [])
    queue.committed(Self.rows(4...4, of: "b"))
    _ = queue.next(at: begin + .seconds(9))
    _ = queue.answered([.acknowledged], of: "b", at: begin + .seconds(10))
    #expect(queue.heldTopics == ["a"])
    _ = queue.answered([.acknowledged], of: "a", at: begin + .seconds(11))
    #expect(queue.heldTopics == [])
  }

  @Test func `A record that is refused among others is tried alone before it is given up`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...3))
    _ = queue.next()
    let firstFailed = queue.answered([Self.refusal, Self.refusal, Self.refusal], of: "t")
    #expect(!firstFailed)
    Self.expect(&queue, toSend: [1])
    _ = queue.answered([.acknowledged], of: "t")
    Self.expect(&queue, toSend: [2])
    _ = queue.answered([Self.refusal], of: "t")
    Self.expect(&queue, toSend: [3])
    _ = queue.answered([.acknowledged], of: "t")
    #expect(queue.published == [1, 3])
    #expect(queue.refused.map(\.entry.sequence) == [2])
    #expect(queue.isDrained)
    queue.settled(published: 2, refused: 1)
    #expect(queue.published.isEmpty && queue.refused.isEmpty)
  }

  @Test func `One that was sent in a window of one is tried alone too before it is given up`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...1))
    for expected in [0, 1] {
      _ = queue.next()
      _ = queue.answered([Self.refusal], of: "t")
      #expect(queue.refused.count == expected)
    }
  }

  @Test func `An answer that is missing is no acknowledgement`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...2))
    _ = queue.next()
    let firstFailed = queue.answered([.acknowledged], of: "t")
    #expect(firstFailed)
    queue.rested("t")
    Self.expect(&queue, toSend: [2])
  }

  @Test func `A window and memory are bound by bytes too, and one record goes whatever it weighs`() {
    var queue = Self.started(RelayBounds(window: 10, windowBytes: 100, capacity: 100, capacityBytes: 250))
    queue.committed(Self.rows(1...2, size: 40) + Self.rows(3...3, size: 150) + Self.rows(4...9, size: 40))
    Self.expect(&queue, toSend: [1, 2])
    _ = queue.answered([.acknowledged, .acknowledged], of: "t")
    Self.expect(&queue, toSend: [3])
    _ = queue.answered([.acknowledged], of: "t")
    // 40, 40 and 150 bytes were kept; the fourth row and all behind it are read.
    guard case .readTable(let page) = queue.next() else {
      Issue.record("it does not read")
      return
    }
    #expect(page == Queue.Page(topic: "t", after: 3, limit: 100, bytes: 250))
  }

  /// Whatever fails and whenever rows come: each row is acknowledged once, in order within its topic where nothing is
  /// refused, and memory stays within its bound.
  @Test(arguments: 0..<300) func `Nothing is skipped, doubled or overtaken`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    // Within a window the partitions of a topic fail by themselves; a topic of one partition keeps its order.
    let hasOnePartition = seed % 2 == 0
    let topics = ["a", "b", "c"]
    let capacity = Int.random(in: 1...8, using: &random)
    let window = Int.random(in: 1...capacity, using: &random)
    var queue = Queue(RelayBounds(window: window, capacity: capacity))
    var table: Rows = (1...Int64.random(in: 1...10, using: &random)).map {
      ($0, Line(topic: topics.randomElement(using: &random) ?? "a"))
    }
    var last = Int64(table.count)
    var all = table
    queue.found(Dictionary(grouping: table, by: \.row.topic).mapValues(\.count))
    var delivered: [String: [Int64]] = [:]
    var wanted: Queue.Page?
    var underWay: [[Queue.Entry]] = []
    var resting: [String] = []
    for round in 0..<9000 where round < 400 || !queue.isDrained {
      let isWild = round < 400
      if isWild, Bool.random(using: &random) {
        let new: Rows = (1...Int64.random(in: 1...6, using: &random)).map {
          (last + $0, Line(topic: topics.randomElement(using: &random) ?? "a"))
        }
        last += Int64(new.count)
        table += new
        all += new
        queue.committed(new)
      }
      if let page = wanted, Bool.random(using: &random) {
        let rows = table.filter { $0.row.topic == page.topic && $0.sequence > page.after }.prefix(page.limit)
        queue.read(Array(rows), isEnd: rows.count < page.limit)
        wanted = nil
      }
      switch queue.next() {
      case .send(let entries): underWay.append(entries)
      case .readTable(let page): wanted = page
      case .nothing: break
      }
      if let place = underWay.indices.randomElement(using: &random), Bool.random(using: &random) {
        let entries = underWay.remove(at: place)
        let topic = entries[0].row.topic
        var answers = entries.map { _ in Queue.Answer.acknowledged }
        if isWild {
          let failure: Queue.Answer = Int.random(in: 0..<3, using: &random) == 0 ? .topicRefused : .failed
          let taken = Int.random(in: 0...entries.count, using: &random)
          for index in entries.indices where hasOnePartition ? index >= taken : Bool.random(using: &random) {
            answers[index] = failure
          }
        }
        delivered[topic, default: []] += zip(entries, answers).filter { $1 == .acknowledged }.map(\.0.sequence)
        if queue.answered(answers, of: topic) { resting.append(topic) }
      }
      if Bool.random(using: &random), let topic = resting.popLast() { queue.rested(topic) }
      if Bool.random(using: &random) {
        let settled = Set(queue.published)
        table.removeAll { settled.contains($0.sequence) }
        queue.settled(published: settled.count, refused: 0)
      }
    }
    for topic in topics {
      let expected = all.filter { $0.row.topic == topic }.map(\.sequence)
      let got = delivered[topic] ?? []
      #expect((hasOnePartition ? got : got.sorted()) == expected)
    }
    #expect(queue.depth == 0)
    let isDrained = queue.isDrained
    #expect(isDrained)
  }
}
