/// A message as its JSON text: a response that was encoded where it was made, or a dynamic call's.
struct RawMessage: Sendable, Hashable {
  var json: [UInt8]
}
