import AccordTesting
import Contracts
import Foundation
import Testing

extension FleetTests {
  /// The registry of societies changed by `accordctl` while screening runs (N2.3), and a clock looked at (A2.5).
  @Suite(.serialized) struct SocietiesTests {
    private static let officer = ["--officer", "王", "--reason", "理事会决定"]

    @Test func whoIsHeldGoesOnWhenASocietyIsAddedAndNobodyComesWhileItIsPaused() async throws {
      let fleet = try Fleet.running
      let (first, second) = (UUID().uuidString, UUID().uuidString)
      func recommend(_ id: String) async throws {
        var candidate = Candidate.sample(id: id, field: "landscape", specialty: nil)
        candidate.qualifications.degree = "学士"
        candidate.qualifications.discipline = "风景园林"
        try await fleet.topics.send([
          try .event(CandidateRecommended(candidate: candidate), about: id, from: .intake, to: .intakeEvents)
        ])
      }
      try await recommend(first)
      _ = try await fleet.topics.payloads(CandidateHeld.self, on: .screeningEvents, about: [first])
      let added = try await fleet.ctl(
        ["societies", "add", "landscape", "--name", "风景园林学会", "--fields", "landscape", "--capacity", "9"] + Self.officer
      )
      #expect(added.status == 0 && added.output.contains("风景园林学会"), "\(added.errors)")
      let allocated = try await fleet.topics.payloads(CandidateAllocated.self, on: .screeningEvents, about: [first])
      #expect(allocated.map(\.society) == ["landscape"])

      let paused = try await fleet.ctl(["societies", "pause", "landscape"] + Self.officer)
      #expect(paused.status == 0 && paused.output.contains("暂停"), "\(paused.errors)")
      try await recommend(second)
      let held = try await fleet.topics.payloads(CandidateHeld.self, on: .screeningEvents, about: [second])
      #expect(held.first?.explanation.contains("暂停受理") == true)
      let moved = try await fleet.ctl(["allocate", second, "--society", "landscape"] + Self.officer)
      #expect(moved.status == 0 && moved.output.contains("经办人王指定"), "\(moved.errors)")
      let resumed = try await fleet.ctl(["societies", "resume", "landscape"] + Self.officer)
      #expect(resumed.status == 0, "\(resumed.errors)")

      let listed = try await fleet.ctl("societies", "list", "--field", "landscape")
      #expect(listed.output.contains("landscape") && listed.output.contains("9"))
      let changes = try await fleet.topics.events(of: .societies)
      #expect(changes.compactMap(\.subject) == ["landscape", "landscape", "landscape"])

      let clock = try await fleet.ctl("clocks", "show", second)
      #expect(clock.status == 0 && clock.output.contains("评价期限：自"), "\(clock.errors)")
      let clocks = try await fleet.ctl("clocks", "--society", "landscape")
      #expect(clocks.output.contains(first) && clocks.output.contains(second))
      let totals = try await fleet.ctl("clocks", "totals")
      #expect(totals.status == 0 && totals.output.contains("landscape") && totals.output.contains("合计"))
    }
  }
}
