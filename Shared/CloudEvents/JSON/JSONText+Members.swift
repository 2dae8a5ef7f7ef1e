// What a `JSONWritable` writes itself with. Names of members are literals that need no escapes; an absent value leaves its
// member out, as a synthesised `encode(to:)` does.
extension JSONText {
  package mutating func openObject() {
    append(UInt8(ascii: "{"))
  }

  package mutating func closeObject() {
    append(UInt8(ascii: "}"))
  }

  package mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    begin(name)
    append(string: value)
  }

  package mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    begin(name)
    append(integer: value)
  }

  package mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    begin(name)
    append(boolean: value)
  }

  package mutating func member(_ name: StaticString, _ value: Double?) throws {
    guard let value else { return }
    guard value.isFinite else {
      throw JSONError.unfit(path: name.description, reason: "JSON has no numbers but finite ones")
    }
    begin(name)
    append(finite: value)
  }

  package mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) throws {
    guard let value else { return }
    begin(name)
    do {
      try value.write(to: &self)
    } catch let error as JSONError {
      throw error.inside(name.description)
    }
  }

  package mutating func member(_ name: StaticString, _ values: [some JSONWritable]) throws {
    begin(name)
    append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      do {
        try value.write(to: &self)
      } catch let error as JSONError {
        throw error.inside("[\(index)]").inside(name.description)
      }
    }
    append(UInt8(ascii: "]"))
  }

  package mutating func member(_ name: StaticString, _ values: [String]) {
    begin(name)
    append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(string: value)
    }
    append(UInt8(ascii: "]"))
  }

  package mutating func string(_ value: String) {
    append(string: value)
  }

  /// No value ends in the bracket that opens an object, so after it stands the first member.
  private mutating func begin(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\""))
    append(name)
    append("\":")
  }
}
