import GRPCCore
import Testing

@testable import KafkaRPC

@Suite struct IdempotencyKeyTests {
  @Test func withoutAKeyTheCallIsItsOwn() throws {
    let key = try IdempotencyKey(metadata: [:], callID: "call-1")
    #expect(key.text == "call-1")
  }

  @Test func aChosenKeyIsTaken() throws {
    let key = try IdempotencyKey(metadata: ["idempotency-key": "zhou-lan-7"], callID: "call-1")
    #expect(key.text == "zhou-lan-7")
  }

  @Test(arguments: ["", "a b", "钥匙", String(repeating: "k", count: 129)])
  func aKeyIsShortPrintableText(text: String) {
    #expect(throws: RPCError.self) {
      try IdempotencyKey(metadata: ["idempotency-key": .string(text)], callID: "c")
    }
  }
}
