import AccordTesting
import ArgumentParser
import Foundation
import IntakeService

/// Reads every file of the corpus of hostile workbooks in a process of its own, which the system stops at its limits.
struct HostileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile",
    abstract: "Reads workbooks that are made to do harm and prints what each took.",
    discussion:
      "Each gets 5 s of processor time and 100 MB; the process that needs more is ended and the command fails.")

  @Option(help: "Megabytes of memory, at most.")
  var megabytes = 100

  func run() async throws {
    let workbench = try Workbench(folder: nil)
    defer { workbench.removeIfTemporary() }
    let made = try await CommandRun.run(
      URL(filePath: "/usr/bin/env"),
      [
        "python3",
        ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/make-hostile-workbooks.py").path(),
        workbench.path,
      ])
    guard made.status == 0 else { throw BenchError.incorrect("the corpus cannot be made: \(made.errors)") }
    var failed = 0
    for line in made.output.split(separator: "\n") {
      let file = try JSONDecoder().decode(File.self, from: Data(line.utf8))
      // The limit of memory is a data segment's; the highest that it was is looked at afterwards too.
      let run = try await CommandRun.run(
        URL(filePath: "/bin/sh"),
        [
          "-c", "ulimit -t 5; exec \"$0\" check-workbook \"$1\"", Workbench.folderOfExecutables + "/accord-bench",
          workbench.path + "/" + file.name,
        ])
      let found = try? JSONDecoder().decode(CheckResult.self, from: Data(run.output.utf8))
      let isRight =
        run.status == 0 && found?.faults == (file.code.map { [$0] } ?? [])
        && found.map { $0.peakKilobytes <= megabytes << 10 } ?? false
        && (file.engineers == nil || file.engineers == found?.engineers)
      if !isRight { failed += 1 }
      let seconds = found?.processorSeconds.formatted(decimals: 2) ?? "more than 5"
      print(
        "\(isRight ? "ok   " : "WRONG") \(file.name): \(found?.faults.joined(separator: ", ") ?? "ended, status \(run.status)"), "
          + "\(found?.engineers ?? 0) engineers, \(seconds) s, \((found?.peakKilobytes ?? 0) >> 10) MB")
    }
    if failed > 0 { throw BenchError.incorrect("\(failed) files were not refused or read as they should be") }
  }

  private struct File: Decodable {
    var name: String
    var code: String?
    var engineers: Int?
  }
}
