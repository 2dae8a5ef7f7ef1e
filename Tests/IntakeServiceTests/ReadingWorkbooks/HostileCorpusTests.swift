import AccordTesting
import Foundation
import Testing

/// Files that are made to do harm, each read by a process of its own that the system stops at its limits. The files are made by
/// the test.
struct HostileCorpusTests {
  private struct File: Decodable {
    var name: String
    /// Of the fault that refuses the file; absent where it is read.
    var code: String?
    var engineers: Int?
  }

  private struct Check: Decodable {
    var engineers: Int
    var faults: [String]
    var peakKilobytes: Int
  }

  // Optimised, five seconds are enough for each (`accord-bench hostile`); as built for tests the code takes some thirty times as long.
  #if DEBUG
    private static let seconds = 150
  #else
    private static let seconds = 5
  #endif

  @Test func everyFileIsRefusedOrReadWithinTheLimits() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/make-hostile-workbooks.py")
    let made = try await CommandRun.run(URL(filePath: "/usr/bin/env"), ["python3", script.path(), folder.path()])
    try #require(made.status == 0, "\(made.errors)")
    let files = try made.output.split(separator: "\n").map { try JSONDecoder().decode(File.self, from: Data($0.utf8)) }
    #expect(files.count > 60)
    let reader = try #require(Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "accord-bench"))
    for file in files {
      let run = try await CommandRun.run(
        URL(filePath: "/bin/sh"),
        [
          "-c", "ulimit -t \(Self.seconds); exec \"$0\" check-workbook \"$1\"", reader.path(),
          folder.appending(path: file.name).path(),
        ])
      let found = try? JSONDecoder().decode(Check.self, from: Data(run.output.utf8))
      #expect(run.status == 0, "\(file.name): ended, \(run.errors)")
      #expect(found?.faults == (file.code.map { [$0] } ?? []), "\(file.name)")
      if let engineers = file.engineers { #expect(found?.engineers == engineers, "\(file.name)") }
      #expect(found.map { $0.peakKilobytes < 100 << 10 } ?? false, "\(file.name): \(found?.peakKilobytes ?? 0) kB")
    }
  }
}
