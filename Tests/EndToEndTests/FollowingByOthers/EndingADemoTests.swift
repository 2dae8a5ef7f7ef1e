import AccordTesting
import Foundation
import Testing

@Suite(.serialized)
struct EndingADemoTests {
  @Test(.timeLimit(.minutes(3)), arguments: [SIGINT, SIGTERM])
  func aKeptDemoEndsWithAllThatItStarted(signal: Int32) async throws {
    try await withFolder { folder in
      let demo = try await KeptDemo([KeptDemo.workbooks[1]], in: folder)
      let children = try await demo.children()
      #expect(children.count >= 4, "intake, screening, referral and a society")
      demo.program.send(signal)
      let end = try? await demo.program.end(within: .seconds(15))
      if end == nil { demo.program.send(SIGKILL) }
      #expect(end == .exit(0), "\(demo.program.complaints)")
      for child in children {
        #expect(kill(child, 0) == -1 && errno == ESRCH, "the process \(child) is still there")
      }
      // Each was stopped in good order: none had to be killed.
      for log in try FileManager.default.contentsOfDirectory(
        at: folder.appending(path: "state/logs"), includingPropertiesForKeys: nil)
      {
        #expect(try String(contentsOf: log, encoding: .utf8).contains("\"message\":\"stopped\""))
      }
    }
  }
}
