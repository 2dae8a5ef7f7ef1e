import CloudEvents
import Kafka
import ServiceRuntime
import Testing

@testable import OperatorTools

struct InboxReachTests {
  private static let day: Int64 = 86_400_000

  @Test(arguments: [(29, false), (30, true), (31, true), (0, false)])
  func whatIsOlderThanTheMemoryIsWarnedOf(age: Int64, warns: Bool) {
    let now = Timestamp(milliseconds: 1_744_767_000_000)
    let record = ConsumerRecord(
      topic: "t", partition: 0, offset: 7, timestamp: now.milliseconds - age * Self.day, key: nil, value: nil)
    let warning = InboxReach(memory: .days(30), now: now).warning(about: record)
    #expect((warning != nil) == warns)
    if warns { #expect(warning?.contains("offset 7") == true && warning?.contains("30 days") == true) }
  }

  @Test func aRecordWithoutATimeIsWarnedOf() {
    let record = ConsumerRecord(topic: "t", partition: 0, offset: 7, key: nil, value: nil)
    #expect(InboxReach(memory: .days(30), now: Timestamp(milliseconds: 0)).warning(about: record) != nil)
  }
}
