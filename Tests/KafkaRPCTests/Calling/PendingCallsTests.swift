import AccordTesting
import Testing

@testable import KafkaRPC

@Suite struct PendingCallsTests {
  @Test func aReplyIsDeliveredOnce() {
    var calls = PendingCalls<Int>(limit: 2)
    expectAdmitted("a", 1, to: &calls)
    guard case .deliver(1) = calls.reply(to: "a") else {
      Issue.record("not delivered")
      return
    }
    guard case .duplicate = calls.reply(to: "a") else {
      Issue.record("delivered twice, or late")
      return
    }
  }

  @Test func aReplyAfterTheEndIsLateOnce() {
    var calls = PendingCalls<Int>(limit: 2)
    expectAdmitted("a", 1, to: &calls)
    let (first, second) = (calls.abandon("a"), calls.abandon("a"))
    #expect(first == 1 && second == nil)
    guard case .late = calls.reply(to: "a") else {
      Issue.record("not late")
      return
    }
    guard case .duplicate = calls.reply(to: "a") else {
      Issue.record("late twice")
      return
    }
  }

  @Test func noMoreThanTheLimitWait() {
    var calls = PendingCalls<Int>(limit: 2)
    expectAdmitted("a", 1, to: &calls)
    expectAdmitted("b", 2, to: &calls)
    let isThirdAdmitted = calls.begin("c", 3)
    #expect(!isThirdAdmitted)
    _ = calls.reply(to: "a")
    expectAdmitted("c", 3, to: &calls)
    let left = calls.abandonAll()
    #expect(left.sorted() == [2, 3])
    #expect(calls.count == 0)
  }

  /// Against a plain model: whatever happens in whatever order, every call ends exactly once.
  @Test func everyCallEndsExactlyOnce() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<200 {
      var calls = PendingCalls<Int>(limit: 5)
      var open: Set<Int> = []
      var ended: [Int: Int] = [:]
      for step in 0..<100 {
        let call = Int.random(in: 0...step, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0 where ended[call] == nil && !open.contains(call):
          let isAdmitted = calls.begin("\(call)", call)
          #expect(isAdmitted == (open.count < 5))
          if isAdmitted { open.insert(call) }
        case 1:
          if case .deliver(let sink) = calls.reply(to: "\(call)") {
            let wasOpen = open.remove(call) != nil
            #expect(sink == call && wasOpen)
            ended[call, default: 0] += 1
          } else {
            #expect(!open.contains(call))
          }
        default:
          let sink = calls.abandon("\(call)")
          let wasOpen = open.remove(call) != nil
          #expect((sink != nil) == wasOpen)
          if sink != nil { ended[call, default: 0] += 1 }
        }
        #expect(calls.count == open.count)
      }
      #expect(ended.values.allSatisfy { $0 == 1 })
    }
  }

  private func expectAdmitted(
    _ callID: String, _ sink: Int, to calls: inout PendingCalls<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isAdmitted = calls.begin(callID, sink)
    #expect(isAdmitted, sourceLocation: sourceLocation)
  }
}
