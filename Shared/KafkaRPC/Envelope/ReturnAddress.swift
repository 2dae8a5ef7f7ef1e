/// Where the answer to one request goes. It is what remains readable of a request that is refused.
struct ReturnAddress: Sendable, Hashable {
  var caller: Caller
  var callID: String
  /// The process that waits for the answer: several may share one caller, and so one reply topic.
  var instance: String
}
