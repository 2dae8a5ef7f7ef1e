/// Makes texts of bytes, and the same text again where the same bytes come again, as they do in most cells of a table: that is
/// neither checked nor kept twice.
///
/// A text has one place in a table of fixed size and gives way to the next one that has it, so memory is bounded whatever comes.
final class TextTable {
  /// Longer texts are somebody's own.
  private static let maximumBytes = 200
  private static let places = 1 << 11
  @exclusivity(unchecked) private var entries: [(hash: UInt64, content: CellText)]

  init() {
    entries = Array(repeating: (0, CellText("")), count: Self.places)
  }

  /// - Throws: where the bytes are no UTF-8.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) -> CellText {
    guard bytes.count <= Self.maximumBytes else { return try CellText(bytes) }
    let hash = bytes.byteHash
    let place = Int(truncatingIfNeeded: hash & UInt64(Self.places - 1))
    if entries[place].hash == hash, entries[place].content.text.hasSameBytes(as: bytes) {
      return entries[place].content
    }
    let content = try CellText(bytes)
    entries[place] = (hash, content)
    return content
  }
}
