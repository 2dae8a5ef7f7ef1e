import AccordTesting
import Testing

@testable import KafkaRPC

@Suite struct RequestProgressTests {
  @Test func thePositionWaitsForTheOldestRequest() {
    var progress = RequestProgress(start: 10)
    #expect(progress.position == 10)
    for offset in 10...12 as ClosedRange<Int64> { progress.begin(offset) }
    progress.finish(11)
    progress.finish(12)
    #expect(progress.position == 10)
    progress.finish(10)
    #expect(progress.position == 13)
  }

  /// Records that were compacted away or belong to a transaction leave holes in the offsets.
  @Test func holesAreSteppedOver() {
    var progress = RequestProgress(start: 0)
    progress.begin(4)
    progress.begin(9)
    progress.finish(4)
    #expect(progress.position == 9)
    progress.finish(9)
    #expect(progress.position == 10)
  }

  @Test func nothingUnfinishedIsEverBelowThePosition() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      var progress = RequestProgress(start: 0)
      var unfinished: Set<Int64> = []
      var next: Int64 = 0
      var last: Int64 = 0
      for _ in 0..<200 {
        if unfinished.isEmpty || Bool.random(using: &generator) {
          progress.begin(next)
          unfinished.insert(next)
          next += Int64.random(in: 1...3, using: &generator)
        } else if let offset = unfinished.randomElement(using: &generator) {
          progress.finish(offset)
          unfinished.remove(offset)
        }
        #expect(unfinished.allSatisfy { $0 >= progress.position })
        #expect(progress.position >= last)
        last = progress.position
      }
    }
  }
}
