/// The way from the top to a value, kept as a chain: most values are coded without anybody asking for it.
final class JSONPath {
  private let parent: JSONPath?
  private let key: any CodingKey
  let depth: Int

  init(_ parent: JSONPath?, _ key: any CodingKey) {
    self.parent = parent
    self.key = key
    depth = (parent?.depth ?? 0) + 1
  }

  var keys: [any CodingKey] {
    var keys: [any CodingKey] = []
    var step: JSONPath? = self
    while let current = step {
      keys.append(current.key)
      step = current.parent
    }
    return keys.reversed()
  }
}

/// The key of an element of an array, and that of a superclass.
struct JSONKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }

  static let `super` = JSONKey(stringValue: "super")
}
