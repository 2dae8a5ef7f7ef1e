import AccordTesting
import Foundation

/// Metrics as Prometheus' own client library for Python reads them.
struct MetricFamily: Decodable {
  struct Sample: Decodable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  var name: String
  var type: String
  var samples: [Sample]

  static func read(_ exposition: String) async throws -> [MetricFamily] {
    let script = ProjectFolder.root.appending(path: "Tests/Support/read_metrics.py").path()
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [script], input: Array(exposition.utf8))
    guard run.status == 0 else { throw NotInTime(description: "no text of Prometheus: \(run.errors)") }
    return try JSONDecoder().decode([MetricFamily].self, from: Data(run.output.utf8))
  }
}
