import Testing

@testable import KafkaRPC

@Suite struct RequestAdmissionTests {
  @Test func requestsAreBoundedAndNeverWorkedOnTwiceAtOnce() throws {
    let caller = try #require(Caller(name: "tests"))
    let calls = (0..<3).map { ReturnAddress(caller: caller, callID: "\($0)", instance: "i") }
    var admission = RequestAdmission(limit: 2)
    expect(.execute, arriving: calls[0], at: &admission)
    expect(.duplicate, arriving: calls[0], at: &admission)
    expect(.execute, arriving: calls[1], at: &admission)
    expect(.refuse, arriving: calls[2], at: &admission)
    admission.leave(calls[0])
    expect(.execute, arriving: calls[2], at: &admission)
    admission.leave(calls[2])
    // Done requests are told apart by their kept reply, not here.
    expect(.execute, arriving: calls[0], at: &admission)
  }

  @Test func sameIDsOfTwoProcessesAreTwoCalls() throws {
    let caller = try #require(Caller(name: "tests"))
    var admission = RequestAdmission(limit: 5)
    expect(.execute, arriving: ReturnAddress(caller: caller, callID: "1", instance: "a"), at: &admission)
    expect(.execute, arriving: ReturnAddress(caller: caller, callID: "1", instance: "b"), at: &admission)
  }

  private func expect(
    _ decision: RequestAdmission.Decision, arriving address: ReturnAddress, at admission: inout RequestAdmission,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let made = admission.arrive(address)
    #expect(made == decision, sourceLocation: sourceLocation)
  }
}
