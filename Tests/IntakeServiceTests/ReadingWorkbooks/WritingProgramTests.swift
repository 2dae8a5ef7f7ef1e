import AccordTesting
import Contracts
import Foundation
import Testing

@testable import IntakeService

/// One form, written anew by other programs' own writers, says the same.
struct WritingProgramTests {
  private func engineers(_ reading: FormReading) throws -> [RecommendedEngineer] {
    var all: [RecommendedEngineer] = []
    var list = reading.engineers.reader()
    while let next = try list.next() { all.append(next) }
    return all
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "openpyxl", "openpyxl-write-only", "xlsxwriter", "xlsxwriter-constant-memory", "pyexcelerate", "libreoffice",
    ])
  func theSameCandidatesAreReadWhoeverWroteTheFile(program: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for fixture in ["01-one-sheet.xlsx", "02-attached-table.xlsx", "03-with-errors.xlsx"] {
      let original = try Fixture.path(fixture)
      let written = "\(folder)/\(fixture)"
      let run: CommandRun
      if program == "libreoffice" {
        run = try await CommandRun.run(
          URL(fileURLWithPath: "/usr/bin/env"),
          [
            "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xlsx",
            "--outdir",
            folder, original,
          ])
      } else {
        let script = ProjectFolder.root.appending(path: "Tests/Support/write_as.py").path()
        run = try await CommandRun.run(
          try await PythonEnvironment.shared.python(), [script, program, original, written])
      }
      try #require(run.status == 0, "\(run.errors)")
      let one = FormReader.read([(file: "f.xlsx", path: original)])
      let other = FormReader.read([(file: "f.xlsx", path: written)])
      #expect(try engineers(other) == engineers(one), "\(fixture)")
      #expect(other.unit == one.unit && other.rowErrors == one.rowErrors && other.faults == one.faults, "\(fixture)")
    }
  }
}
