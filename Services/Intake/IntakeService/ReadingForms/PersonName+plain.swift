extension PersonName {
  /// Whether a cell's text is two to four Han characters and nothing that is known to stand beside names or in their place:
  /// then the whole of it is one name. Most cells are, and are told at a glance.
  static func isPlain(_ text: String) -> Bool {
    guard (6...12).contains(text.utf8.count), FormText.isPlain(text) else { return false }
    var before: UInt32 = 0
    for scalar in text.unicodeScalars {
      guard scalar.value >= 0x4E00, scalar.value < 0xA000, scalar != "等", wordsBesides.find(before, scalar.value) == nil
      else { return false }
      before = scalar.value
    }
    let last = text.unicodeScalars.last
    return !endings.contains { $0.unicodeScalars.last == last } && !SpecimenRow.mayBePlaceholder(text)
  }

  /// All words of more than one character that make a cell something else than a name.
  private static let wordsBesides: ScalarPairs = {
    var pairs = ScalarPairs()
    for word in nobody + titles + words + holding + PersonCell.labels { pairs.add(word) }
    return pairs
  }()
}
