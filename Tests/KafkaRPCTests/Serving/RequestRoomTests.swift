import Testing

@testable import KafkaRPC

@Suite struct RequestRoomTests {
  @Test func itHoldsAsManyAsItIsMadeForAndWhoLeavesMakesRoom() {
    let room = RequestRoom(2)
    #expect(room.enter(within: .zero))
    #expect(room.enter(within: .zero))
    #expect(!room.enter(within: .zero))
    room.leave()
    #expect(room.enter(within: .zero))
  }

  /// A server that is cancelled ends with requests that were read and that nobody works on.
  @Test func itMayEndWithSomebodyInside() async {
    await #expect(processExitsWith: .success) {
      let room = RequestRoom(1024)
      _ = room.enter(within: .zero)
    }
  }
}
