import CloudEvents
import Crypto
import Foundation
import Kafka

/// What was sent, and what screening heard when: a digest of every record in order, and for the second computation a line each of
/// those that say where a candidate stands.
final class CampaignJournal {
  let path: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private(set) var counts: [String: Int] = [:]

  init(path: String) throws {
    self.path = path
    try Data().write(to: URL(fileURLWithPath: path))
    file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// Of all records so far: topic, key, value and headers.
  var digest: String { hash.finalize().map { String(format: "%02x", $0) }.joined() }

  func sent(_ record: ProducerRecord, _ event: CloudEvent, at time: Timestamp) throws {
    update(Array(record.topic.utf8))
    update(record.key ?? [])
    update(record.value ?? [])
    for header in record.headers {
      update(Array(header.name.utf8))
      update(header.value)
    }
    counts[event.type, default: 0] += 1
    guard Self.told.contains(event.type) else { return }
    try write("sent", record.value ?? [], at: time)
  }

  func handled(_ records: [ConsumerRecord], at time: Timestamp) throws {
    for record in records { try write("heard", record.value ?? [], at: time) }
  }

  func close() throws {
    try flush()
    try file.close()
  }

  /// What screening says of a candidate.
  private static let told = Set(
    ["passed", "rejected", "held", "allocated"].map { "accord.screening.candidate-\($0).v1" } + [
      "accord.screening.information-required.v1", "accord.screening.review-requested.v1",
      "accord.screening.case-withdrawn.v1", "accord.screening.clock-mark-reached.v1",
    ])

  private func update(_ bytes: [UInt8]) {
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: bytes)
  }

  private func write(_ way: String, _ event: [UInt8], at time: Timestamp) throws {
    buffer += "{\"way\":\"\(way)\",\"at\":\(time.milliseconds),\"event\":".utf8
    buffer += event
    buffer += "}\n".utf8
    if buffer.count > 1 << 20 { try flush() }
  }

  private func flush() throws {
    try file.write(contentsOf: buffer)
    buffer = []
  }
}
