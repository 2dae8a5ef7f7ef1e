import ArgumentParser
import Contracts
import Foundation
import Testing

@testable import OperatorTools

@Suite("Arguments of commands") struct CommandArgumentTests {
  @Test("a report that could not be written is refused before the run, not after it")
  func report() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: (any Error).self) { try DemoCommand.parse(["--json", "/nowhere/report.json"]) }
    #expect(throws: (any Error).self) { try DemoCommand.parse(["--json", folder]) }
    #expect(throws: Never.self) { try DemoCommand.parse(["--json", folder + "/report.json"]) }
  }

  @Test("all topics of a society begin with its own prefix, those of its calls and replies among them")
  func topics() throws {
    let scope = try TopicScope.parse(["--society", "civil", "--partner", "mengc", "--caller", "accordctl", "desk"])
    let own = (scope.eventTopics + scope.callTopics).filter { $0.contains("civil") }
    #expect(own.allSatisfy { $0.hasPrefix("accord.society.civil.") })
    let civil = ServiceName.society("civil")
    for topic in [
      Topic.societyCases("civil"), .societyEvents("civil"), civil.requests, civil.deadLetters,
      civil.replies(to: "accordctl"), civil.replies(to: "desk"),
    ] {
      #expect(own.contains(topic.name))
    }
  }
}
