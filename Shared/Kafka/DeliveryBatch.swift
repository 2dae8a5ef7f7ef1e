import CRdkafka

/// The records of one `send` on their way, and the results that have come back.
///
/// `@unchecked Sendable`: after it is submitted, only the producer's thread touches it.
final class DeliveryBatch: @unchecked Sendable {
  /// What a message carries through librdkafka as its opaque: whose it is, and which.
  struct Slot {
    unowned(unsafe) let batch: DeliveryBatch
    let index: Int
  }

  private(set) var records: [ProducerRecord]
  /// The first record that has not been handed to librdkafka.
  private(set) var next = 0
  private let slots: UnsafeMutablePointer<Slot>
  private let count: Int
  private var results: [Result<Void, KafkaError>]
  private var outstanding: Int
  private let continuation: CheckedContinuation<[Result<Void, KafkaError>], Never>

  init(
    _ records: [ProducerRecord], continuation: CheckedContinuation<[Result<Void, KafkaError>], Never>
  ) {
    self.records = records
    self.continuation = continuation
    count = records.count
    outstanding = records.count
    results = Array(repeating: .success(()), count: records.count)
    slots = .allocate(capacity: records.count)
    for index in 0..<count { slots.advanced(by: index).initialize(to: Slot(batch: self, index: index)) }
  }

  deinit {
    slots.deallocate()  // `Slot` is trivial
  }

  var isHandedOver: Bool { next == count }

  /// The next record's opaque.
  var slot: UnsafeMutablePointer<Slot> { slots + next }

  func advance() {
    next += 1
    if isHandedOver { records = [] }  // librdkafka has its own copy
  }

  /// Notes what became of a record. The last one resumes the sender.
  ///
  /// - Returns: whether it was the last one.
  func complete(_ index: Int, _ error: KafkaError?) -> Bool {
    if let error { results[index] = .failure(error) }
    outstanding -= 1
    guard outstanding == 0 else { return false }
    continuation.resume(returning: results)
    return true
  }
}
