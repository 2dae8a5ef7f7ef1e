import ArgumentParser
import Foundation
import IntakeService

/// Accord's reader on any file as a process of its own; `hostile` starts it.
struct CheckWorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check-workbook", shouldDisplay: false)

  @Argument var file: String

  func run() throws {
    let check = try FormCheck(path: file)
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    let seconds = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    let result = CheckResult(
      engineers: check.engineers, faults: check.faults, processorSeconds: seconds,
      peakKilobytes: CheckResult.peakKilobytes)
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }
}
