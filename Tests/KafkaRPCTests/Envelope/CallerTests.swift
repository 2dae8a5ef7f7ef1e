import Testing

@testable import KafkaRPC

@Suite struct CallerTests {
  @Test(arguments: ["accordctl", "a", "intake-2", String(repeating: "x", count: 64)])
  func aProgramsNameIsACaller(name: String) throws {
    let caller = try #require(Caller(name: name))
    #expect(Caller(source: caller.source) == caller)
  }

  @Test(arguments: [
    "", "Accordctl", "a.b", "a b", "张三", "a/b", String(repeating: "x", count: 65),
  ])
  func anythingElseIsNone(name: String) {
    #expect(Caller(name: name) == nil)
    #expect(Caller(source: "/accord/caller/\(name)") == nil)
  }

  @Test func aServicesSourceIsNoCaller() {
    #expect(Caller(source: "/accord/screening") == nil)
  }
}
