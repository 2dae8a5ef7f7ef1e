/// A fixed vocabulary, found in one pass over a text: at each place the longest word wins and what it covers is used up,
/// so a longer harmless word (日本) hides the short one that it happens to contain a part of (本科 in 日本科技).
///
/// A pass over tables, because every undeclared candidate is read and a regular expression costs a hundred times more.
struct Lexicon<Term: Sendable & Equatable>: Sendable {
  struct Match: Sendable {
    var term: Term
    /// Indices into the folded letters.
    var range: Range<Int>
  }

  private struct Word: Sendable {
    var letters: [UInt32]
    var term: Term
  }

  /// By first letter, longest first.
  private let words: [UInt32: [Word]]

  /// - Parameter entries: each term with its words, as they stand after folding (no blanks, lower case, half width).
  init(_ entries: [(term: Term, words: [String])]) {
    var words: [UInt32: [Word]] = [:]
    for entry in entries {
      for word in entry.words {
        let letters = word.unicodeScalars.map(\.value)
        guard let first = letters.first else { continue }
        words[first, default: []].append(Word(letters: letters, term: entry.term))
      }
    }
    self.words = words.mapValues { $0.sorted { $0.letters.count > $1.letters.count } }
  }

  func matches(in text: ArraySlice<UInt32>) -> [Match] {
    var found: [Match] = []
    var index = text.startIndex
    while index < text.endIndex {
      if let word = word(at: index, in: text) {
        let end = index + word.letters.count
        found.append(Match(term: word.term, range: index..<end))
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private func word(at index: Int, in text: ArraySlice<UInt32>) -> Word? {
    guard let candidates = words[text[index]] else { return nil }
    return candidates.first { word in
      index + word.letters.count <= text.endIndex
        && text[index..<index + word.letters.count].elementsEqual(word.letters)
    }
  }
}
