import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// Accord's clocks beside those of a second program, in another language, with a calendar of working days that others keep.
@Suite struct SecondReckoningTests {
  private static let script = ProjectFolder.root.appending(path: "Tests/Support/evaluation_clock.py").path()
  private static let day: Int64 = 24 * 60 * 60 * 1000

  private struct Reckoned: Decodable, Equatable {
    var due: Int64
    var dueNow: Int64
    var marks: [String: Int64]
    var total: Int64
    var waited: Int64
  }

  @Test("Every day of the announced years is a working day, or none, for both")
  func workingDays() async throws {
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [Self.script, "days", "2024-01-01", "2026-12-31"])
    #expect(run.status == 0, "\(run.errors)")
    let theirs = Set(run.output.split(separator: "\n").map(String.init))
    let first = try #require(CalendarDate("2024-01-01"))
    let last = try #require(CalendarDate("2026-12-31"))
    let ours = (first.ordinal...last.ordinal).map(CalendarDate.init(ordinal:)).filter(
      WorkingCalendar.mainland.isWorkingDay)
    #expect(theirs.count == ours.count && theirs.count > 740)
    #expect(theirs.symmetricDifference(ours.map(\.description)).sorted() == [])
  }

  @Test("4,000 clocks with any pauses have the same ends, marks and lengths for both", arguments: [1, 2] as [UInt64])
  func clocks(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let cases = (0..<2000).map { _ in Self.clock(using: &generator) }
    let file = FileManager.default.temporaryDirectory.appending(path: "accord-clocks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = cases.map { clock, now in
      let pauses = clock.pauses.map { "[\($0.from.milliseconds), \($0.to.map { "\($0.milliseconds)" } ?? "null")]" }
      return """
        {"start": \(clock.startedAt.milliseconds), "pauses": [\(pauses.joined(separator: ", "))], \
        "now": \(now.milliseconds), "stopped": \(clock.stoppedAt.map { "\($0.milliseconds)" } ?? "null")}
        """
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [Self.script, "clocks", file.path()])
    #expect(run.status == 0, "\(run.errors)")
    let results = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Reckoned.self, from: Data($0.utf8))
    }
    try #require(results.count == cases.count)
    for (line, (theirs, (clock, now))) in zip(lines, zip(results, cases)) {
      #expect(theirs == Self.reckon(clock, now), "seed \(seed): \(line)")
    }
    // A seed that hits nothing shows nothing.
    #expect(results.contains { $0.marks.isEmpty } && results.contains { $0.marks.count == 4 })
    #expect(results.contains { $0.due != $0.dueNow })
  }

  private static func reckon(_ clock: EvaluationClock, _ now: Timestamp) -> Reckoned {
    let term = EvaluationTerm.notice
    let lengths = term.lengths(of: clock, now: now)
    return Reckoned(
      due: term.due(of: clock).milliseconds, dueNow: term.due(of: clock, now: now).milliseconds,
      marks: Dictionary(
        uniqueKeysWithValues: term.reaching(of: clock).map { ($0.mark.rawValue, $0.at.milliseconds) }),
      total: lengths.total, waited: lengths.waited)
  }

  /// Starts within the announced years, and ends within them and behind; pauses from a moment to months, that overlap,
  /// touch, come before the start and after the end, and may last.
  private static func clock(using generator: inout SeededGenerator) -> (EvaluationClock, Timestamp) {
    let start = Int64.random(in: 1_704_038_400_000...1_790_000_000_000, using: &generator)
    var time = start - day
    var clock = EvaluationClock(startedAt: Timestamp(milliseconds: start))
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      time += Int64.random(in: 0...(60 * day), using: &generator)
      let longest = [1, 1000, day, 40 * day].randomElement(using: &generator) ?? day
      let length = Int64.random(in: 0...longest, using: &generator)
      let lasts = Int.random(in: 0..<8, using: &generator) == 0
      clock.pauses.append(
        ClockPause(
          from: Timestamp(milliseconds: time), to: lasts ? nil : Timestamp(milliseconds: time + length),
          waitedFor: .unit))
      if Bool.random(using: &generator) { time += length }
    }
    clock.pauses.shuffle(using: &generator)
    let now = Timestamp(milliseconds: time + Int64.random(in: 0...(200 * day), using: &generator))
    if Int.random(in: 0..<5, using: &generator) == 0 {
      clock.stoppedAt = Timestamp(milliseconds: start + Int64.random(in: 0...(250 * day), using: &generator))
    }
    return (clock, now)
  }
}
