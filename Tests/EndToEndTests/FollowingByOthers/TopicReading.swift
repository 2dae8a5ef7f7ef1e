import AccordTesting
import Foundation

/// What `Tests/Support/read_topics.py` found on a broker.
struct TopicReading: Decodable {
  var topics: [String: Int]
  var events: [String]
  var faults: [String]
  var found: [String]
  var words: [String]
  var inData: Int

  /// - Parameter names: looked for besides the phone numbers in the workbooks of the fixtures.
  static func read(broker: String, names: [String]) async throws -> TopicReading {
    let script = ProjectFolder.root.appending(path: "Tests/Support/read_topics.py").path()
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [script, broker] + KeptDemo.workbooks,
      input: Array(try JSONEncoder().encode(names)))
    guard run.status == 0 else { throw NotInTime(description: "the topics could not be read: \(run.errors)") }
    return try JSONDecoder().decode(TopicReading.self, from: Data(run.output.utf8))
  }
}
