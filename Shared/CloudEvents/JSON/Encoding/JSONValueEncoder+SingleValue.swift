extension JSONValueEncoder: SingleValueEncodingContainer {
  func encodeNil() throws { try beginSingle().text.append("null") }
  func encode(_ value: Bool) throws { try beginSingle().text.append(boolean: value) }
  func encode(_ value: String) throws { try beginSingle().text.append(string: value) }
  func encode(_ value: Double) throws { try write(number: value) }
  func encode(_ value: Float) throws { try write(number: value) }
  func encode(_ value: Int) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: Int8) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: Int16) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: Int32) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: Int64) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: UInt) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: UInt8) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: UInt16) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: UInt32) throws { try beginSingle().text.append(integer: value) }
  func encode(_ value: UInt64) throws { try beginSingle().text.append(integer: value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    try session.write(value, to: beginSingle(), path: path)
  }

  private func write(number: some BinaryFloatingPoint & LosslessStringConvertible) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(number, .own(path, "JSON has no numbers but finite ones"))
    }
    try beginSingle().text.append(finite: number)
  }
}
