import AccordTesting
import Testing

@testable import Messaging

@Suite struct RelayQueueTests {
  typealias Queue = RelayQueue<Int>

  private static func sent(_ step: Queue.Step) -> [Int64] {
    if case .send(let entries) = step { entries.map(\.sequence) } else { [] }
  }

  private static func expect(
    _ queue: inout Queue, toSend expected: [Int64], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let step = queue.next()
    #expect(sent(step) == expected, sourceLocation: sourceLocation)
  }

  private static func started(window: Int = 3, capacity: Int = 6) -> Queue {
    var queue = Queue(windowSize: window, capacity: capacity)
    _ = queue.next()
    queue.read([], isEnd: true)
    return queue
  }

  private static func rows(_ sequences: ClosedRange<Int64>) -> [(sequence: Int64, row: Int)] {
    sequences.map { ($0, Int($0)) }
  }

  @Test func `The table is read before anything is sent`() {
    var queue = Queue(windowSize: 3, capacity: 6)
    queue.found(rows: 2)
    queue.committed(Self.rows(3...4))
    guard case .readTable(after: 0, limit: 6) = queue.next() else {
      Issue.record("it does not read")
      return
    }
    Self.expect(&queue, toSend: [])
    queue.read(Self.rows(1...4), isEnd: true)
    Self.expect(&queue, toSend: [1, 2, 3])
    #expect(queue.leftovers == 2)
    _ = queue.answered([.acknowledged, .acknowledged, .acknowledged])
    #expect(queue.leftovers == 0)
    #expect(queue.depth == 1)
  }

  @Test func `One window is on its way at a time, and what failed goes again first`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...5))
    Self.expect(&queue, toSend: [1, 2, 3])
    Self.expect(&queue, toSend: [])
    let firstFailed = queue.answered([.acknowledged, .failed, .failed])
    #expect(firstFailed)
    Self.expect(&queue, toSend: [2, 3, 4])
    let secondFailed = queue.answered([.acknowledged, .acknowledged, .acknowledged])
    #expect(!secondFailed)
    #expect(queue.published == [1, 2, 3, 4])
    Self.expect(&queue, toSend: [5])
  }

  @Test func `A record that is refused among others is tried alone before it is given up`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...3))
    _ = queue.next()
    let refused = Queue.Answer.refused(code: "tooLarge", reason: "too large")
    let firstFailed = queue.answered([refused, refused, refused])
    #expect(!firstFailed)
    Self.expect(&queue, toSend: [1])
    _ = queue.answered([.acknowledged])
    Self.expect(&queue, toSend: [2])
    _ = queue.answered([refused])
    Self.expect(&queue, toSend: [3])
    _ = queue.answered([.acknowledged])
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
      _ = queue.answered([.refused(code: "tooLarge", reason: "too large")])
      #expect(queue.refused.count == expected)
    }
  }

  @Test func `An answer that is missing is no acknowledgement`() {
    var queue = Self.started()
    queue.committed(Self.rows(1...2))
    _ = queue.next()
    let firstFailed = queue.answered([.acknowledged])
    #expect(firstFailed)
    Self.expect(&queue, toSend: [2])
  }

  /// Whatever fails and whenever rows come: each row is acknowledged once, in order where nothing is refused, and memory
  /// stays within its bound.
  @Test(arguments: 0..<200) func `Nothing is skipped, doubled or overtaken`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let capacity = Int.random(in: 1...8, using: &random)
    var queue = Queue(windowSize: Int.random(in: 1...capacity, using: &random), capacity: capacity)
    var table: [Int64] = (1...Int64.random(in: 1...10, using: &random)).map { $0 }
    queue.found(rows: table.count)
    var last = Int64(table.count)
    var delivered: [Int64] = []
    var wanted: (after: Int64, limit: Int)?
    for round in 0..<5000 where round < 300 || !queue.isDrained {
      if round < 300, Bool.random(using: &random) {
        let new = (last + 1)...(last + Int64.random(in: 1...6, using: &random))
        table += Array(new)
        last = new.upperBound
        queue.committed(Self.rows(new))
      }
      if let page = wanted, Bool.random(using: &random) {
        let rows = table.filter { $0 > page.after }.prefix(page.limit)
        queue.read(rows.map { ($0, Int($0)) }, isEnd: rows.count < page.limit)
        wanted = nil
      }
      switch queue.next() {
      case .send(let entries):
        // The broker takes a prefix, as an idempotent producer without gaps does.
        let taken = round < 300 ? Int.random(in: 0...entries.count, using: &random) : entries.count
        delivered += entries.prefix(taken).map(\.sequence)
        _ = queue.answered(entries.indices.map { $0 < taken ? .acknowledged : .failed })
      case .readTable(let after, let limit):
        wanted = (after, limit)
      case .nothing:
        break
      }
      let settled = Set(queue.published)
      table.removeAll { settled.contains($0) }
      queue.settled(published: settled.count, refused: 0)
    }
    let isInOrder = delivered == Array(1...last)
    #expect(isInOrder)
    #expect(queue.depth == 0)
    let isDrained = queue.isDrained
    #expect(isDrained)
  }
}
