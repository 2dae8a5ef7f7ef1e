import AccordTesting
import Messaging
import Testing

@Suite struct TraceContextTests {
  @Test func aNewTraceReadsBackAndGoesOn() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let trace = TraceContext(using: &generator)
      #expect(TraceContext(trace.header) == trace)
      let next = trace.next(using: &generator)
      #expect(next.header.dropFirst(3).prefix(32) == trace.header.dropFirst(3).prefix(32))
      #expect(next != trace)
    }
  }

  @Test(arguments: [
    "", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  ])
  func whatIsNoTraceIsLeftOut(text: String) {
    #expect(TraceContext(text) == nil)
  }
}
