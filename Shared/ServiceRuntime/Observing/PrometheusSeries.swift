import CoreMetrics
import Synchronization

/// One metric with one set of labels.
final class PrometheusSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
  enum Kind: Sendable {
    case counter
    case gauge
    /// Recorded values are multiplied by `scale` to come to base units.
    case histogram(scale: Double)

    var typeName: String {
      switch self {
      case .counter: "counter"
      case .gauge: "gauge"
      case .histogram: "histogram"
      }
    }
  }

  /// From half a millisecond to ten seconds; also serves sizes of batches.
  private static let bounds: [Double] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 100, 1000,
  ]

  private struct Value: Sendable {
    var sum = 0.0
    var count: Int64 = 0
    var buckets: [Int64] = []
  }

  let name: String
  let labels: String
  let kind: Kind
  private let value: Mutex<Value>

  init(name: String, labels: String, kind: Kind) {
    self.name = name
    self.labels = labels
    self.kind = kind
    var value = Value()
    if case .histogram = kind {
      value.buckets = Array(repeating: 0, count: Self.bounds.count)
    }
    self.value = Mutex(value)
  }

  func increment(by amount: Int64) { increment(by: Double(amount)) }
  func increment(by amount: Double) { value.withLock { $0.sum += amount } }
  func reset() { value.withLock { $0.sum = 0 } }
  func decrement(by amount: Double) { increment(by: -amount) }
  func set(_ number: Int64) { set(Double(number)) }
  func set(_ number: Double) { value.withLock { $0.sum = number } }
  func record(_ number: Int64) { record(Double(number)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration)) }

  func record(_ number: Double) {
    guard case .histogram(let scale) = kind else { return set(number) }
    let scaled = number * scale
    value.withLock { value in
      value.sum += scaled
      value.count += 1
      if let bucket = Self.bounds.firstIndex(where: { scaled <= $0 }) {
        value.buckets[bucket] += 1
      }
    }
  }

  func lines() -> String {
    let value = value.withLock { $0 }
    guard case .histogram = kind else {
      return "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.written(value.sum))\n"
    }
    let separator = labels.isEmpty ? "" : ","
    var text = ""
    var cumulative: Int64 = 0
    for (bound, count) in zip(Self.bounds, value.buckets) {
      cumulative += count
      text += "\(name)_bucket{\(labels)\(separator)le=\"\(Self.written(bound))\"} \(cumulative)\n"
    }
    text += "\(name)_bucket{\(labels)\(separator)le=\"+Inf\"} \(value.count)\n"
    text += "\(name)_sum\(labels.isEmpty ? "" : "{\(labels)}") \(Self.written(value.sum))\n"
    text += "\(name)_count\(labels.isEmpty ? "" : "{\(labels)}") \(value.count)\n"
    return text
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }
}
