import AccordTesting
import Messaging
import Testing

@Suite struct BackOffTests {
  @Test func `Delays double up to the cap, each at least half of its full length`() {
    var random = SeededGenerator(seed: 1)
    var backOff = BackOff(first: .milliseconds(100), cap: .seconds(5))
    for failure in 0..<100 {
      let full = min(Duration.milliseconds(100) * (1 << min(failure, 10)), .seconds(5))
      let delay = backOff.failed(using: &random)
      #expect(delay >= full / 2 && delay <= full)
    }
    #expect(backOff.failures == 100)
    backOff.succeeded()
    let delay = backOff.failed(using: &random)
    #expect(delay <= .milliseconds(100))
  }

  @Test func `Two services that fail together do not wait alike`() {
    var random = SeededGenerator(seed: 2)
    var (one, other) = (BackOff(), BackOff())
    let delays = [one.failed(using: &random), other.failed(using: &random)]
    #expect(delays[0] != delays[1])
  }
}
