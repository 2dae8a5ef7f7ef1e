/// How far the requests of one partition are done. They end out of order; the position is the offset below which all have.
struct RequestProgress: Sendable, Hashable {
  /// The offset that is read next.
  private(set) var end: Int64
  private var unfinished: Set<Int64> = []

  /// - Parameter start: the offset that is read first.
  init(start: Int64) {
    end = start
  }

  /// Every request below it has been answered, or nobody waits for its answer.
  var position: Int64 { unfinished.min() ?? end }

  mutating func begin(_ offset: Int64) {
    unfinished.insert(offset)
    end = max(end, offset + 1)
  }

  mutating func finish(_ offset: Int64) {
    unfinished.remove(offset)
  }
}
