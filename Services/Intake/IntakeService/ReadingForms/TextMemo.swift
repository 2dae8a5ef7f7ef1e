/// Remembers what was made of texts that come again and again in a table: fields, countries, levels, enterprises.
///
/// A text has one place in a table of fixed size and gives way to the next one that has it, so memory is bounded whatever
/// comes. Texts are told apart by their bytes.
final class TextMemo<Value> {
  private struct Entry {
    var hash: UInt64
    var text: String
    var value: Value
  }

  /// Longer texts are worked out each time.
  private let maximumBytes = 400
  private var entries: [Entry?]

  /// - Parameter bits: there is room for two to this power.
  init(bits: Int = 9) {
    entries = Array(repeating: nil, count: 1 << bits)
  }

  func value(_ text: String, _ make: (String) -> Value) -> Value {
    guard text.utf8.count <= maximumBytes else { return make(text) }
    let hash = text.byteHash
    let place = Int(truncatingIfNeeded: hash & UInt64(entries.count - 1))
    if let entry = entries[place], entry.hash == hash, entry.text.hasSameBytes(as: text) { return entry.value }
    let value = make(text)
    entries[place] = Entry(hash: hash, text: text, value: value)
    return value
  }
}
