import CloudEvents

/// The JSON files beside this one, compiled into every executable.
enum EmbeddedReference {
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value {
    do {
      return try JSON.decode(type, from: bytes)
    } catch {
      // Compiled in and decoded by a test: a failure here is a defect of the build.
      preconditionFailure("\(type) is not what its embedded file holds: \(error)")
    }
  }
}
