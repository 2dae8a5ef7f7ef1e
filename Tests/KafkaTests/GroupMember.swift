import Foundation
import Kafka
import Synchronization
import Testing

/// A member of a group that notes what it holds and what it has processed, as a service would with its store.
final class GroupMember: Sendable {
  struct State: Sendable {
    var held: Set<TopicPartition> = []
    /// What it was asked to give up; not what it lost by being too slow.
    var revoked: Set<TopicPartition> = []
    var processed: [Int] = []
    var hasProcessedWithoutHolding = false
  }

  /// The store that the members of one group share: the next offset of each partition.
  final class Positions: Sendable {
    private let next = Mutex<[TopicPartition: Int64]>([:])

    subscript(_ partition: TopicPartition) -> Int64 {
      get { next.withLock { $0[partition] ?? 0 } }
      set { next.withLock { $0[partition] = newValue } }
    }
  }

  private final class StateBox: Sendable {
    let state = Mutex(State())
  }

  let consumer: KafkaGroupConsumer
  let positions: Positions
  private let box: StateBox
  private let changes: AsyncStream<Void>
  private let thread: PollingThread<Void>

  init(
    _ bootstrap: String, group: String, topic: String, strategy: String, positions: Positions = Positions()
  ) throws {
    let (changes, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let box = StateBox()
    consumer = try KafkaGroupConsumer(
      .test(bootstrap, memberSettings(strategy: strategy)),
      group: group, topics: [topic],
      rebalance: .init(
        assigned: { partitions in
          box.state.withLock { $0.held.formUnion(partitions) }
          signal.yield()
          return Dictionary(uniqueKeysWithValues: partitions.map { ($0, positions[$0]) })
        },
        revoked: { partitions, isLost in
          box.state.withLock { state in
            state.held.subtract(partitions)
            if !isLost { state.revoked.formUnion(partitions) }
          }
          signal.yield()
        }))
    self.positions = positions
    self.changes = changes
    self.box = box
    thread = PollingThread { [consumer] in
      defer { signal.finish() }
      do {
        while true {
          for case .record(let record) in try consumer.poll(max: 7, wait: .seconds(60), linger: .milliseconds(1)) {
            let partition = TopicPartition(topic: record.topic, partition: record.partition)
            box.state.withLock { state in
              if !state.held.contains(partition) { state.hasProcessedWithoutHolding = true }
              state.processed.append(Int(record.text) ?? -1)
            }
            positions[partition] = record.offset + 1
          }
          signal.yield()
        }
      } catch let error as KafkaError where error.name == "_DESTROY" {
        return  // it has left
      }
    }
  }

  var state: State { box.state.withLock { $0 } }

  /// Waits for a change that makes `condition` true, a minute at most.
  func waits(until condition: @escaping @Sendable (State) -> Bool) async throws {
    let isMet = await withTaskGroup(of: Bool.self) { group in
      group.addTask { [self] in
        if condition(state) { return true }
        for await _ in changes where condition(state) { return true }
        return condition(state)
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(60))  // the deadline
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
    try #require(isMet, "it holds \(state.held), had to give up \(state.revoked), processed \(state.processed.count)")
  }

  /// Leaves the group while its thread polls.
  func leave() async throws {
    consumer.close()
    try await thread.value
  }
}
