/// The texts of the record before, by their places: in a list of people, most of what a record says the one before said too, and
/// a text that is there already is neither checked nor kept twice.
///
/// Not Sendable: one reader uses it.
final class FieldTexts {
  private static let places = 32
  /// Longer texts are somebody's own.
  private static let maximumBytes = 200
  @exclusivity(unchecked) private var texts = Array(repeating: "", count: places)

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> String {
    guard place < Self.places, bytes.count <= Self.maximumBytes else { return String(decoding: bytes, as: UTF8.self) }
    if texts[place].hasSameBytes(as: bytes) { return texts[place] }
    let text = String(decoding: bytes, as: UTF8.self)
    texts[place] = text
    return text
  }
}
