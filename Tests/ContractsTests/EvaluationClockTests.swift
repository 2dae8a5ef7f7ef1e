import CloudEvents
import Contracts
import Testing

/// What a pause does to the clock of A2.5.
@Suite struct EvaluationClockTests {
  static let day: Int64 = 24 * 60 * 60 * 1000
  /// Wednesday, 16 April 2025, noon in Beijing; due at the end of 16 October, 183.5 days later.
  static let start = Timestamp(milliseconds: 1_744_776_000_000)
  static let term = EvaluationTerm.notice

  static func at(_ days: Double) -> Timestamp {
    Timestamp(milliseconds: start.milliseconds + Int64(days * Double(day)))
  }

  static func clock(_ pauses: [(Double, Double?)]) -> EvaluationClock {
    EvaluationClock(
      startedAt: start, pauses: pauses.map { ClockPause(from: at($0.0), to: $0.1.map(at), waitedFor: .unit) })
  }

  private func due(_ pauses: [(Double, Double?)], now: Timestamp? = nil) -> String {
    CampaignDay.key(Timestamp(milliseconds: Self.term.due(of: Self.clock(pauses), now: now).milliseconds - 1))
  }

  private func reaching(_ pauses: [(Double, Double?)]) -> [ClockMark: Double] {
    Dictionary(
      uniqueKeysWithValues: Self.term.reaching(of: Self.clock(pauses)).map { mark, at in
        (mark, Double(at.milliseconds - Self.start.milliseconds) / Double(Self.day))
      })
  }

  @Test("Time waited moves the end by as much, to the end of a day and of the next working day")
  func moved() {
    #expect(due([]) == "2025-10-16")
    #expect(due([(10, 11)]) == "2025-10-17")
    // A minute is part of a day: Friday. Two days on is a Saturday.
    #expect(due([(10, 10.001)]) == "2025-10-17")
    #expect(due([(10, 12)]) == "2025-10-20")
    #expect(due([(10, 10)]) == "2025-10-16")
  }

  @Test("Overlapping waits count once, and what was before the start not at all")
  func overlapping() {
    #expect(due([(10, 20), (15, 30)]) == due([(10, 30)]))
    #expect(due([(15, 18), (10, 30), (30, 31)]) == due([(10, 31)]))
    #expect(due([(-5, 1)]) == due([(0, 1)]))
    let lengths = Self.term.lengths(of: Self.clock([(10, 20), (15, 30), (40, nil)]), now: Self.at(50))
    #expect(lengths.total == 50 * Self.day && lengths.waited == 30 * Self.day)
  }

  @Test("Who asks when the time has run out wins none; who asked before does")
  func afterTheEnd() {
    #expect(due([(183.4, 203.4)]) == "2025-11-05")
    #expect(due([(183.5, 203.5)]) == "2025-10-16")
    #expect(due([(200, nil)], now: Self.at(300)) == "2025-10-16")
    #expect(reaching([(200, nil)])[.overdue] == 183.5)
  }

  @Test("Marks stand at half, three quarters, nine tenths of the net time, and at the end")
  func marks() {
    #expect(reaching([]) == [.half: 91.75, .threeQuarters: 137.625, .nineTenths: 165.15, .overdue: 183.5])
    // A wait between two marks moves the later ones only.
    #expect(reaching([(100, 110)]) == [.half: 91.75, .threeQuarters: 147.625, .nineTenths: 175.15, .overdue: 194.5])
    // Somebody is waited for still: what is not reached yet is kept off.
    #expect(reaching([(100, nil)]) == [.half: 91.75])
    // Reached just as the wait begins.
    #expect(reaching([(91.75, nil)]) == [.half: 91.75])
    #expect(reaching([(91.7, nil)]) == [:])
  }

  @Test("While somebody is waited for, the date shown is the one that holds if they answer now")
  func whilePaused() {
    #expect(due([(100, nil)]) == "2025-10-16")
    #expect(due([(100, nil)], now: Self.at(101)) == "2025-10-17")
  }

  @Test("A mark is said once, in order, and late where it is noticed more than an hour after")
  func said() {
    var reading = ClockReading(clock: Self.clock([]))
    let said = [91.74, 91.75, 91.75].map { reading.say(by: Self.term, now: Self.at($0)) }
    #expect(said == [nil, ClockView.Reached(mark: .half, reachedAt: Self.at(91.75)), nil])
    // Seven days of downtime.
    var marks: [ClockMark] = []
    while let said = reading.say(by: Self.term, now: Self.at(190)) {
      marks.append(said.mark)
      #expect(said.late == true)
    }
    #expect(marks == [.threeQuarters, .nineTenths, .overdue])
    #expect(reading.state(by: Self.term, isConcluded: false) == .overdue)
    let hour = ClockReading(clock: Self.clock([]))
    for (delay, late) in [(EvaluationTerm.tolerance, nil), (EvaluationTerm.tolerance + 1, true)] as [(Int64, Bool?)] {
      var reading = hour
      let now = Timestamp(milliseconds: Self.at(91.75).milliseconds + delay)
      let said = reading.say(by: Self.term, now: now)
      #expect(said?.mark == .half && said?.late == late)
    }
  }

  @Test("What was said before it became known that somebody was waited for is taken back and said again in its time")
  func takenBack() {
    var reading = ClockReading(clock: Self.clock([]))
    for _ in 0..<2 { _ = reading.say(by: Self.term, now: Self.at(138)) }
    // The society had asked on day 120 and was heard on day 138.
    reading.clock.pause(from: Self.at(120), waitingFor: .candidate, caseID: "c")
    let early = reading.takeBack(by: Self.term, now: Self.at(138))
    #expect(early == [.threeQuarters])
    #expect(reading.said.map(\.mark) == [.half])
    reading.clock.resume(at: Self.at(150), caseID: "c")
    let none = reading.takeBack(by: Self.term, now: Self.at(150))
    #expect(none == [])
    #expect(reading.next(by: Self.term)?.at == Self.at(167.625))
    // A wait that begins after a mark takes nothing back.
    _ = reading.say(by: Self.term, now: Self.at(168))
    reading.clock.pause(from: Self.at(168), waitingFor: .unit, caseID: nil)
    let reached = reading.takeBack(by: Self.term, now: Self.at(169))
    #expect(reached == [])
  }

  @Test("Two who ask wait each for their own; a stop ends all of it, and going on does not count the time between")
  func askedTwice() {
    var clock = Self.clock([])
    clock.pause(from: Self.at(10), waitingFor: .unit, caseID: nil)
    clock.pause(from: Self.at(12), waitingFor: .candidate, caseID: "c")
    clock.pause(from: Self.at(13), waitingFor: .unit, caseID: "c")
    #expect(clock.pauses.count == 2 && clock.waitingFor == .candidate)
    clock.resume(at: Self.at(20), caseID: nil)
    #expect(clock.isPaused && clock.waitingFor == .candidate)
    clock.stop(at: Self.at(25))
    #expect(!clock.isPaused && clock.stoppedAt == Self.at(25))
    clock.pause(from: Self.at(26), waitingFor: .unit, caseID: nil)
    #expect(clock.pauses.count == 2)
    clock.goOn(at: Self.at(40))
    let lengths = Self.term.lengths(of: clock, now: Self.at(50))
    #expect(lengths.total == 50 * Self.day && lengths.waited == 30 * Self.day)
    // A transfer in one moment has no time between.
    clock.stop(at: Self.at(50))
    let before = clock.pauses
    clock.goOn(at: Self.at(50))
    #expect(clock.pauses == before && clock.stoppedAt == nil)
  }

  @Test("Concluded before the end of the last day is on time, at the end of it is not")
  func concluded() {
    let due = Self.term.due(from: Self.start)
    for (milliseconds, state) in [(-1, ClockState.onTime), (0, .late)] as [(Int64, ClockState)] {
      var reading = ClockReading(clock: Self.clock([]))
      reading.clock.stop(at: Timestamp(milliseconds: due.milliseconds + milliseconds))
      #expect(reading.state(by: Self.term, isConcluded: true) == state)
      #expect(reading.state(by: Self.term, isConcluded: false) == .stopped)
    }
  }

  @Test("Of two who know a clock, a case's society knows best what it asked itself")
  func merged() {
    var own = Self.clock([])
    own.pause(from: Self.at(10), waitingFor: .candidate, caseID: "c")
    var theirs = Self.clock([(5, 6)])
    #expect(own.merged(with: theirs, keeping: "c").pauses.map(\.from) == [Self.at(5), Self.at(10)])
    theirs.pause(from: Self.at(10), waitingFor: .candidate, caseID: "c")
    #expect(own.merged(with: theirs, keeping: "c") == theirs)
    // Screening has heard of the asking, not of the answer yet.
    own.resume(at: Self.at(12), caseID: "c")
    #expect(own.merged(with: theirs, keeping: "c").pauses.last?.to == Self.at(12))
  }
}
