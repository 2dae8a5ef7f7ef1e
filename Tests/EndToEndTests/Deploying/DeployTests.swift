import AccordTesting
import Foundation
import Testing

/// The files that others deploy and build with, judged by other people's tools.
struct DeployTests {
  @Test func theDeploymentFilesAreValid() async throws {
    let script = ProjectFolder.root.appending(path: "Tests/Support/validate_deploy.py").path()
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [script, ProjectFolder.root.path()])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: ["deploy/bootstrap", "deploy/check-imports", ".ci/run"])
  func theScriptsAreWellFormed(path: String) async throws {
    let file = ProjectFolder.root.appending(path: path)
    let first = try #require(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first)
    let shell = try #require(first.hasPrefix("#!/") ? first.split(separator: "/").last : nil, "\(first)")
    let run = try await CommandRun.run(
      URL(filePath: "/bin/\(shell)"), ["-n", file.path()])
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.isExecutableFile(atPath: file.path()))
  }

  @Test func bootstrapRefusesWhatItDoesNotKnow() async throws {
    let bootstrap = ProjectFolder.root.appending(path: "deploy/bootstrap")
    let run = try await CommandRun.run(bootstrap, ["--everything"])
    #expect(run.status == 64)
    #expect(run.errors.contains("unknown argument --everything"))
  }
}
