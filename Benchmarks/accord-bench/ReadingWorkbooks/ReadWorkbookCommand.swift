import ArgumentParser
import Foundation
import IntakeService

/// Accord's reader as a process of its own; `measure` starts it.
struct ReadWorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read-workbook", shouldDisplay: false)

  @Argument var file: String

  func run() throws {
    let start = ContinuousClock.now
    let check = try FormCheck(path: file)
    let seconds = (ContinuousClock.now - start).inSeconds
    guard check.faults.isEmpty, check.rejectedRows == 0, check.rowErrors == 0 else {
      throw BenchError.incorrect(
        "\(check.rejectedRows) rows rejected, \(check.rowErrors) row errors, faults \(check.faults) in \(file)")
    }
    let result = ReadingResult(
      count: check.engineers, seconds: seconds, peakKilobytes: CheckResult.peakKilobytes)
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }
}
