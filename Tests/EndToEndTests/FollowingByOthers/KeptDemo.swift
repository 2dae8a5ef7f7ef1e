import AccordTesting
import Foundation
import Testing

/// `accordctl demo --keep` as a process, with everything that it started still running.
struct KeptDemo: Sendable {
  let program: Program
  let folder: URL
  let report: WrittenReport

  @TaskLocal static var current: KeptDemo?

  static var running: KeptDemo { get throws { try #require(current) } }

  /// - Parameter files: default: the fixtures.
  init(_ files: [String] = [], in folder: URL) async throws {
    let json = folder.appending(path: "report.json")
    let program = try Program(
      path: Executable.folder + "/accordctl",
      ["demo", "--keep", "--json", json.path(), "--state", folder.appending(path: "state").path()] + files,
      output: folder.appending(path: "demo"))
    do {
      _ = try await eventually("a demo that keeps running", within: .seconds(150)) {
        guard program.isRunning else {
          throw NotInTime(description: "the demo ended: \(program.written)\(program.complaints)")
        }
        return program.written.contains("Ctrl-C stops everything") ? true : nil
      }
      report = try JSONDecoder().decode(WrittenReport.self, from: Data(contentsOf: json))
    } catch {
      await program.clear()
      throw error
    }
    self.program = program
    self.folder = folder
  }

  /// The processes that it started.
  func children() async throws -> [Int32] {
    let run = try await Executable.run(path: "/bin/ps", ["-A", "-o", "ppid=,pid="])
    return run.output.split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: " ").compactMap { Int32($0) }
      return numbers.count == 2 && numbers[0] == program.identifier ? numbers[1] : nil
    }
  }

  /// Names that the fixtures hold, as the expected report has them.
  static func names() throws -> [String] { try ExpectedReport.fixtures().candidates.map(\.name) }

  static let workbooks = ["01-one-sheet.xlsx", "02-attached-table.xlsx", "03-with-errors.xlsx"].map {
    ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/\($0)").path()
  }
}

/// Keeps one demo of the fixtures running for a suite.
struct KeptDemoTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withFolder { folder in
      let demo = try await KeptDemo(in: folder)
      do {
        try await KeptDemo.$current.withValue(demo) { try await function() }
      } catch {
        await demo.program.clear()
        throw error
      }
      await demo.program.clear()
    }
  }
}

extension Trait where Self == KeptDemoTrait {
  static var keptDemo: KeptDemoTrait { KeptDemoTrait() }
}
