import Foundation
import Logging

extension AccordCtl {
  /// Nothing is logged unless `LOG_LEVEL` asks for it: what went wrong is in the error that a command ends with.
  package static func bootstrapLogging() {
    let level = ProcessInfo.processInfo.environment["LOG_LEVEL"].flatMap { Logger.Level(rawValue: $0.lowercased()) }
    LoggingSystem.bootstrap { label in
      guard let level else { return SwiftLogNoOpLogHandler() }
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}
