import CoreMetrics
import Synchronization

/// Keeps the metrics of the process and writes them in Prometheus' text format.
///
/// A backend of our own for swift-metrics: a service needs counters, gauges and histograms with fixed buckets, which is
/// less code than a dependency would bring.
package final class PrometheusRegistry: MetricsFactory {
  private let series = Mutex<[String: [PrometheusSeries]]>([:])

  package init() {}

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    find(label, .counter, dimensions)
  }

  package func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    find(label, .counter, dimensions)
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    find(label, .gauge, dimensions)
  }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    find(label, aggregate ? .histogram(scale: 1) : .gauge, dimensions)
  }

  /// Timers record nanoseconds and are shown in seconds.
  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    find(label, .histogram(scale: 1e-9), dimensions)
  }

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  /// Prometheus text exposition format 0.0.4.
  package func exposition() -> String {
    let all = series.withLock { $0 }
    var text = ""
    for (name, members) in all.sorted(by: { $0.key < $1.key }) {
      guard let first = members.first else { continue }
      text += "# TYPE \(name) \(first.kind.typeName)\n"
      for member in members.sorted(by: { $0.labels < $1.labels }) {
        text += member.lines()
      }
    }
    return text
  }

  private func find(
    _ label: String, _ kind: PrometheusSeries.Kind, _ dimensions: [(String, String)]
  ) -> PrometheusSeries {
    let labels = dimensions.sorted { $0.0 < $1.0 }.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return series.withLock { series in
      if let known = series[label]?.first(where: { $0.labels == labels }) { return known }
      let new = PrometheusSeries(name: label, labels: labels, kind: kind)
      series[label, default: []].append(new)
      return new
    }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
