import Foundation
import Testing

/// The main job as a user runs it: `accordctl demo` with four kinds of services as processes of their own.
@Suite(.serialized)
struct DemoTests {
  @Test(.timeLimit(.minutes(4)))
  func theFixturesReachTheEndsThatTheNoticeSays() async throws {
    try await withFolder { folder in
      let json = folder.appendingPathComponent("report.json")
      let outcome = try await Executable.run(
        "accordctl", ["demo", "--json", json.path, "--state", folder.appendingPathComponent("state").path])
      #expect(outcome.status == 0, "\(outcome.output)\n\(outcome.errors)")
      let report = try JSONDecoder().decode(WrittenReport.self, from: Data(contentsOf: json))
      try ReportComparison(report: report, expected: .fixtures()).check()
      for candidate in report.candidates {
        #expect(outcome.output.contains(candidate.name), "the table names everybody")
      }
      #expect(Set(report.http.keys).isSuperset(of: ["intake", "screening", "referral", "society-hydraulic"]))
    }
  }

  @Test(.timeLimit(.minutes(4)))
  func aWorkbookThatIsSentTwiceMakesNoSecondCandidates() async throws {
    try await withFolder { folder in
      let fixtures = try #require(Bundle.module.url(forResource: "Expected/02-attached-table", withExtension: "xlsx"))
      let again = folder.appendingPathComponent("again.xlsx")
      try FileManager.default.copyItem(at: fixtures, to: again)
      let json = folder.appendingPathComponent("report.json")
      let outcome = try await Executable.run("accordctl", ["demo", fixtures.path, again.path, "--json", json.path])
      #expect(outcome.status == 0, "\(outcome.output)\n\(outcome.errors)")
      let report = try JSONDecoder().decode(WrittenReport.self, from: Data(contentsOf: json))
      #expect(report.candidates.count == 5)
      #expect(report.submissions.count == 2)
      #expect(Set(report.submissions.map(\.id)).count == 1)
    }
  }
}
