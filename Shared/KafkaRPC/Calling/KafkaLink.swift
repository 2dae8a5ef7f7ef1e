import Kafka
import Messaging
import Synchronization

/// The Kafka handles of one client: requests out, replies in.
final class KafkaLink: Sendable {
  /// For one look-up at the broker.
  static let timeout: Duration = .seconds(5)

  private struct State {
    var assignment: [TopicPartition: Int64] = [:]
    var thread: WorkerThread?
    var isStopped = false
  }

  let producer: KafkaProducer
  let consumer: KafkaConsumer
  let admin: KafkaAdmin
  private let state = Mutex(State())

  init(_ kafka: KafkaConfiguration) throws(KafkaError) {
    producer = try KafkaProducer(kafka.forRequests)
    consumer = try KafkaConsumer(kafka.forCalls)
    admin = try KafkaAdmin(kafka)
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Reads on a thread of its own; `read` returns when `isStopped`.
  func start(_ read: @escaping @Sendable (KafkaLink) -> Void) {
    let thread = WorkerThread(name: "accord-rpc-replies") { read(self) }
    state.withLock { $0.thread = thread }
  }

  /// Reads this partition from `offset` on too; what is read already goes on where it is.
  func assign(_ partition: TopicPartition, from offset: Int64) throws(KafkaError) {
    let assignment = state.withLock { state in
      state.assignment[partition] = offset
      return state.assignment
    }
    try consumer.assign(assignment)
  }

  func unassign(_ partition: TopicPartition) throws(KafkaError) {
    let assignment = state.withLock { state in
      state.assignment[partition] = nil
      return state.assignment
    }
    try consumer.assign(assignment)
  }

  /// Ends the reading thread, sends what is on its way and frees the handles.
  func close() async {
    let thread = state.withLock { state in
      state.isStopped = true
      return state.thread
    }
    consumer.wakeUp()
    await thread?.join()
    await producer.close(timeout: .seconds(1))
    // Closing waits for connections to end.
    try? await BlockingWork(name: "accord.rpc.closing", width: 1).run { [consumer, admin] in
      consumer.close()
      admin.close()
    }
  }

  /// For a link that was never started.
  func closeNow() {
    consumer.close()
    admin.close()
    Task { [producer] in await producer.close(timeout: .zero) }
  }
}
