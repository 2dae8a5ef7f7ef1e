import CloudEvents
import Foundation
import Logging

/// Writes one JSON object a line to standard error: `time`, `level`, `service`, `message`, then the metadata.
/// swift-log ships a text handler only.
struct JSONLogHandler: LogHandler {
  let service: String
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields: [(String, String)] = [
      ("time", SystemClock().now().description), ("level", event.level.rawValue), ("service", service),
      ("message", event.message.description),
    ]
    let merged = metadata.merging(event.metadata ?? [:]) { $1 }
    for (name, value) in merged.sorted(by: { $0.key < $1.key }) {
      fields.append((name, value.description))
    }
    if let error = event.error {
      fields.append(("error", "\(error)"))
    }
    let line = "{" + fields.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}\n"
    // One write a line, so that lines of several threads do not mix.
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }

  private static func quoted(_ text: String) -> String {
    guard let bytes = try? JSON.encode(text) else { return "\"\"" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
