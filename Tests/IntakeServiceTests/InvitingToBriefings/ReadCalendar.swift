import AccordTesting
import Foundation
import Testing

/// An .ics file as another program reads it (`Tests/Support/read_calendar.py`).
struct ReadCalendar: Decodable {
  var faults: [String]
  var method: String
  var version: String
  var uid: String
  var sequence: Int
  var start: String
  var end: String
  var stamp: String
  var summary: String
  var location: String?
  var description: String?
  var url: String?
  var status: String
  var organizer: String
  var name: String?

  static func read(_ paths: [String]) async throws -> [ReadCalendar] {
    let script = ProjectFolder.root.appending(path: "Tests/Support/read_calendar.py").path()
    let run = try await CommandRun.run(try await PythonEnvironment.shared.python(), [script] + paths)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode([ReadCalendar].self, from: Data(run.output.utf8))
  }
}
