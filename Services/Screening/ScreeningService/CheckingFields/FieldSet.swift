/// Some of the fields of Attachment 1, by their index.
struct FieldSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  init(_ indices: some Sequence<Int>) {
    self.init(rawValue: indices.reduce(0) { $0 | 1 << UInt32($1) })
  }

  func contains(field index: Int) -> Bool { rawValue & 1 << UInt32(index) != 0 }

  var count: Int { rawValue.nonzeroBitCount }

  /// In the order of Attachment 1.
  var indices: [Int] { (0..<32).filter { contains(field: $0) } }
}
