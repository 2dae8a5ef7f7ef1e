import ArgumentParser
import Foundation
import Kafka

/// `accordctl demo`: the whole way of a candidate on one machine, in separate processes over an embedded broker.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract:
      "Sends workbooks and mails all the way through Accord on this machine, and shows where every engineer ended.",
    discussion: """
      Starts an embedded broker, intake, screening, one society-routing for each society that receives a case, and referral,
      each as a process of its own. Mails (.eml) are put into the Maildir that intake watches; everything else is uploaded.
      Officers and partners are played by a script: a missing scan is waived, reviews follow the suggestion that the
      evidence gives, societies pass everybody, partners grant.

      Exit status: 0 when every candidate reached an end or waits for somebody outside the demo, and nothing is parked; else 1.
      """)

  @Argument(help: "Workbooks (.xlsx) and mails (.eml). Default: three invented mails and the workbooks in them.")
  var files: [String] = []

  @Option(help: "Writes the report as JSON to this file.")
  var json: String?

  @Option(
    help:
      "The folder for stores, logs and settings; emptied first when an earlier demo left it. Default: a new temporary folder."
  )
  var state: String?

  @Flag(help: "Leaves everything running at the end and says how to look around; Ctrl-C stops it.")
  var keep = false

  @Option(help: "Seconds after which the demo gives up.")
  var timeout = 120

  func validate() throws {
    for file in files where !FileManager.default.isReadableFile(atPath: file) {
      throw ValidationError("The file \(file) cannot be read.")
    }
    if let json, !Self.canWrite(json) { throw ValidationError("The file \(json) cannot be written.") }
    guard timeout > 0 else { throw ValidationError("--timeout takes seconds, at least 1.") }
  }

  func run() async throws {
    let stop = StopSignal()
    let folder = try DemoFolder(path: state)
    let inputs = try files.isEmpty ? folder.writeFixtures() : files
    let broker = try LocalBroker(topics: DemoTopics.all)
    let fleet = ServiceFleet(folder: folder, bootstrapServers: broker.bootstrapServers)
    do {
      let demo = DemoRun(
        inputs: inputs, folder: folder, fleet: fleet, broker: broker.bootstrapServers, timeout: .seconds(timeout))
      let report = try await withInterruption(by: stop) { try await demo.run() }
      print(DemoTable(report: report))
      if let json {
        try report.encoded().write(to: URL(fileURLWithPath: json), options: .atomic)
      }
      if keep {
        print(DemoGuide(report: report, folder: folder))
        fflush(nil)
        await stop.wait()
      }
      let clean = await fleet.stop()
      broker.close()
      if !report.isComplete || !clean { throw ExitCode(1) }
    } catch {
      _ = await fleet.stop()
      broker.close()
      if error is ExitCode { throw error }
      try? FileHandle.standardError.write(contentsOf: Data("accordctl demo: \(error)\nlogs: \(folder.logs)\n".utf8))
      throw ExitCode(1)
    }
  }

  /// Found out before the run and not after it.
  private static func canWrite(_ path: String) -> Bool {
    let (files, url) = (FileManager.default, URL(fileURLWithPath: path))
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: url.path, isDirectory: &isFolder) {
      return !isFolder.boolValue && files.isWritableFile(atPath: url.path)
    }
    return files.isWritableFile(atPath: url.deletingLastPathComponent().path)
  }

  /// Runs `body`; Ctrl-C ends it, so that the processes that were started are stopped too.
  private func withInterruption(
    by stop: StopSignal, _ body: @escaping @Sendable () async throws -> DemoReport
  ) async throws -> DemoReport {
    try await withThrowingTaskGroup(of: DemoReport?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        await stop.wait()
        return nil
      }
      defer { group.cancelAll() }
      guard let report = try await group.next() ?? nil else { throw DemoError.interrupted }
      return report
    }
  }
}
