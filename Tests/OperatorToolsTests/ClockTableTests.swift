import CloudEvents
import Contracts
import Testing

@testable import OperatorTools

@Suite struct ClockTableTests {
  @Test("The sum is over all societies, and what is overdue and open lowers the share that is on time")
  func totals() {
    let table = ClockTable.table([
      ClockTotal(running: 1), ClockTotal(society: "civil", paused: 2, overdue: 1, concludedOnTime: 3, stopped: 4),
      ClockTotal(society: "hydraulic", concludedLate: 1),
    ])
    #expect(
      table.rows == [
        ["待分配", "1", "0", "0", "0", "0", "0", "0", "—"], ["civil", "0", "2", "1", "3", "0", "4", "1", "75%"],
        ["hydraulic", "0", "0", "0", "0", "1", "0", "1", "0%"], ["合计", "1", "2", "1", "3", "1", "4", "2", "60%"],
      ])
  }

  @Test("An evaluation is told with its cases and reasons, its pauses, its warnings and its last day")
  func evaluation() {
    let start = Timestamp(milliseconds: 1_744_776_000_000)
    func at(_ days: Int64) -> Timestamp { Timestamp(milliseconds: start.milliseconds + days * 86_400_000) }
    var clock = EvaluationClock(startedAt: start)
    clock.pause(from: at(10), waitingFor: .candidate, caseID: "case-1")
    clock.resume(at: at(20), caseID: "case-1")
    clock.pause(from: at(150), waitingFor: .unit, caseID: nil)
    var reading = ClockReading(clock: clock)
    _ = reading.say(by: .notice, now: at(150))
    let text = ClockTable.text(
      EvaluationView(
        candidateID: "c-1", outcome: .passed, field: "civil",
        cases: [
          .init(
            caseID: "case-1", society: "civil", field: "civil", allocatedAt: start, standing: "open",
            explanation: "土木工程类由土木学会受理")
        ], clock: reading.view(by: .notice, isConcluded: false, now: at(152))))
    #expect(
      text == """
        候选人 c-1
        2025-04-16 12:00 分配：土木工程类由土木学会受理（在办，案件 case-1）
        评价期限：自 2025-04-16 12:00 起，至 2025-10-28 24:00 止（等待补充）
        总用时 152天0小时，其中等待 12天0小时，净用时 140天0小时
        暂停：2025-04-26 12:00 至 2025-05-06 12:00，等待候选人补充（学会要求）
        暂停：2025-09-13 12:00 至 今，等待推荐单位补充（初筛要求）
        提醒：2025-07-27 06:00 期限过半（事后补记）
        """)
  }
}
