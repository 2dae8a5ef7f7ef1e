import Kafka
import Synchronization

/// Which partitions are read and how far each has been worked off: what the pulling, the watching and the writing thread share.
///
/// The store's positions are the truth. This is what this process expects to find there.
final class PartitionTable: Sendable {
  private struct State {
    var cluster = ""
    var positions: [TopicPartition: Int64] = [:]
    var ends: [TopicPartition: Int64] = [:]
    var halted: [TopicPartition: String] = [:]
    var isComplete = false
    var version = 0
    var moved: Set<TopicPartition> = []
  }

  private let state = Mutex(State())

  /// Partitions that are known, halted or not.
  var known: Set<TopicPartition> { state.withLock { Set($0.positions.keys).union($0.halted.keys) } }

  var halted: [TopicPartition: String] { state.withLock { $0.halted } }

  /// Every partition that the broker has told of, when it was asked last, is known here.
  var isComplete: Bool { state.withLock { $0.isComplete } }

  func found(all: Bool) {
    state.withLock { $0.isComplete = all }
  }

  /// The cluster whose offsets the positions are.
  var cluster: String { state.withLock { $0.cluster } }

  func add(_ positions: [TopicPartition: Int64], cluster: String) {
    state.withLock { state in
      state.cluster = cluster
      guard !positions.isEmpty else { return }
      state.positions.merge(positions) { known, _ in known }
      state.version += 1
    }
  }

  /// Nothing of the partition is read until the service is started anew.
  ///
  /// - Parameter reason: says what to do.
  /// - Returns: whether it was still being read.
  @discardableResult
  func halt(_ partition: TopicPartition, _ reason: String) -> Bool {
    state.withLock { state in
      guard state.halted[partition] == nil else { return false }
      state.halted[partition] = reason
      state.version += 1
      return true
    }
  }

  /// Changes whenever the assignment does.
  var version: Int { state.withLock { $0.version } }

  /// What is to be read, from where.
  func assignment() -> (version: Int, offsets: [TopicPartition: Int64]) {
    state.withLock { state in
      (state.version, state.positions.filter { state.halted[$0.key] == nil })
    }
  }

  func moved(_ moves: [TopicPartition: Int64]) {
    state.withLock { state in
      state.positions.merge(moves) { _, new in new }
      state.moved.formUnion(moves.keys)
    }
  }

  /// Positions that have moved since the last call.
  func takeMoved() -> [TopicPartition: Int64] {
    state.withLock { state in
      defer { state.moved = [] }
      return state.positions.filter { state.moved.contains($0.key) }
    }
  }

  func found(end: Int64, of partition: TopicPartition) {
    state.withLock { $0.ends[partition] = end }
  }

  /// Records between the position and the end, where the end is known.
  func lag() -> [TopicPartition: Int64] {
    state.withLock { state in
      var lag: [TopicPartition: Int64] = [:]
      for (partition, end) in state.ends {
        guard let position = state.positions[partition] else { continue }
        lag[partition] = max(0, end - position)
      }
      return lag
    }
  }
}
