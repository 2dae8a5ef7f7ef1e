import Testing

@testable import Messaging

@Suite struct ParkingLotTests {
  @Test func `A refusal parks its key and no other`() {
    var lot = ParkingLot<Int>()
    lot.refused(1)
    #expect(lot.isParked(1))
    #expect(!lot.isParked(2))
    #expect(lot.released.isEmpty)
  }

  @Test func `A key flows when its dead letter is resolved and nothing waits`() {
    var lot = ParkingLot<Int>()
    lot.refused(1)
    lot.resolved(1)
    #expect(!lot.isParked(1))
    #expect(lot == ParkingLot())
  }

  @Test func `What waits is released by the last dead letter, and the key stays parked until it is worked off`() {
    var lot = ParkingLot([1: .init(pending: 2, waiting: 2)])
    lot.resolved(1)
    #expect(lot.released == [])
    lot.resolved(1)
    #expect(lot.released == [1])
    lot.took(1)
    #expect(lot.isParked(1))
    lot.refused(1)
    #expect(lot.released == [])
    lot.resolved(1)
    lot.took(1)
    #expect(!lot.isParked(1))
  }

  @Test func `A dead letter without a key parks nothing and is counted`() {
    var lot = ParkingLot<Int>()
    lot.refused(nil)
    #expect(lot.parkedKeys == 0)
    #expect(lot.pendingLetters == 1)
    lot.resolved(nil)
    #expect(lot.pendingLetters == 0)
  }
}
