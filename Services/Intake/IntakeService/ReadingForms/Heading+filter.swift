extension Heading {
  /// Whether a text can be a heading at all, told from pairs of neighbouring scalars: nothing that `column` knows is missed, and
  /// nearly all that people write into a table is sorted out.
  static func mayBe(_ text: String) -> Bool {
    guard text.utf8.count <= 600 else { return false }
    var depth = 0
    // Neighbours outside of brackets, where a heading's words stand, and everywhere, where a bracket holds all of it.
    var outside: UInt32 = 0
    var anywhere: UInt32 = 0
    var bases = 0
    var found = false
    for scalar in text.unicodeScalars {
      guard let folded = FormText.fold(scalar), !FormText.isSpace(folded) else { continue }
      let value = FormText.lower(folded).value
      switch value {
      case 0x28, 0x5B:
        depth += 1
        continue
      case 0x29, 0x5D:
        depth = max(0, depth - 1)
        continue
      // * ★ ※ : # _ ?
      case 0x2A, 0x2605, 0x203B, 0x3A, 0x23, 0x5F, 0x3F: continue
      default: break
      }
      if value >= 0x4E00, value < 0xA000, depth == 0 { bases += 1 }
      for before in [outside, anywhere] {
        if let ofGroup = pairs.find(before, value) {
          if ofGroup { return true }
          found = true
        }
      }
      if value == 0x5E8F || value == 0x53F7 || value == 0x2116 { found = true }
      anywhere = value
      if depth == 0 { outside = value }
    }
    // Longer than any heading that does not name the whole group.
    return found && bases <= 40
  }

  /// For each word one pair of neighbours within it, and whether the word may stand in a heading of any length.
  private static let pairs: ScalarPairs = {
    var pairs = ScalarPairs()
    for word in exact.keys { pairs.add(word, false) }
    for rule in parts {
      // All words of a rule stand in the heading: one is enough to look for.
      if let word = rule.words.max(by: { $0.utf8.count < $1.utf8.count }) { pairs.add(word, false) }
    }
    for word in groupWords { pairs.add(word, true) }
    return pairs
  }()
}
