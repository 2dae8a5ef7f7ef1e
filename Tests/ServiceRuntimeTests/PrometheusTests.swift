import CoreMetrics
import Testing

@testable import ServiceRuntime

struct PrometheusTests {
  @Test func countersGaugesAndHistogramsAreWrittenWithSortedLabels() {
    let registry = PrometheusRegistry()
    registry.makeCounter(label: "accord_records_total", dimensions: [("topic", "b"), ("kind", "a")]).increment(
      by: Int64(3))
    registry.makeMeter(label: "accord_outbox_rows", dimensions: []).set(Int64(7))
    let timer = registry.makeTimer(label: "accord_batch_seconds", dimensions: [])
    timer.recordNanoseconds(2_000_000)
    timer.recordNanoseconds(20_000_000_000)
    let text = registry.exposition()
    #expect(text.contains("# TYPE accord_records_total counter\naccord_records_total{kind=\"a\",topic=\"b\"} 3\n"))
    #expect(text.contains("# TYPE accord_outbox_rows gauge\naccord_outbox_rows 7\n"))
    #expect(text.contains("accord_batch_seconds_bucket{le=\"0.001\"} 0\n"))
    #expect(text.contains("accord_batch_seconds_bucket{le=\"0.0025\"} 1\n"))
    #expect(text.contains("accord_batch_seconds_bucket{le=\"+Inf\"} 2\n"))
    #expect(text.contains("accord_batch_seconds_count 2\n"))
  }

  @Test func theSameMetricAskedForTwiceIsOneSeries() {
    let registry = PrometheusRegistry()
    for _ in 0..<2 {
      registry.makeCounter(label: "accord_x_total", dimensions: []).increment(by: Int64(1))
    }
    #expect(registry.exposition() == "# TYPE accord_x_total counter\naccord_x_total 2\n")
  }

  @Test func zeroIsExportedFromTheStart() {
    let registry = PrometheusRegistry()
    _ = registry.makeCounter(label: "accord_dead_letters_total", dimensions: [])
    #expect(registry.exposition().contains("accord_dead_letters_total 0\n"))
  }

  @Test func labelValuesAreEscaped() {
    let registry = PrometheusRegistry()
    registry.makeMeter(label: "accord_m", dimensions: [("a", "x\"y\\z\n")]).set(Int64(1))
    #expect(registry.exposition().contains(#"accord_m{a="x\"y\\z\n"} 1"#))
  }
}
