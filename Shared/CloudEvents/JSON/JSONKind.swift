/// What stands in a JSON text. Integers are told from other numbers: they keep all of their 64 bits.
enum JSONKind {
  case object
  case array
  case string
  case signed
  case unsigned
  case double
  case `true`
  case `false`
  case null

  /// - Parameter tapeType: the type in the upper byte of a word of simdjson's tape.
  init(tapeType: UInt8) {
    switch tapeType {
    case UInt8(ascii: "{"): self = .object
    case UInt8(ascii: "["): self = .array
    case UInt8(ascii: "\""): self = .string
    case UInt8(ascii: "l"): self = .signed
    case UInt8(ascii: "u"): self = .unsigned
    case UInt8(ascii: "d"): self = .double
    case UInt8(ascii: "t"): self = .true
    case UInt8(ascii: "f"): self = .false
    default: self = .null
    }
  }

  /// For error texts.
  var name: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .signed, .unsigned, .double: "a number"
    case .true, .false: "a boolean"
    case .null: "null"
    }
  }
}
