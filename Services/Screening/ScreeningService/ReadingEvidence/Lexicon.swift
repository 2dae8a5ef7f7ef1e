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

  /// Words with the same first letter stand together, longest first.
  private let words: [Word]
  /// By first letter: where its words begin, or -1. A table of the Basic Multilingual Plane, since most letters begin no
  /// word and a hash for each costs more than everything else.
  private let starts: [Int16]

  /// - Parameter entries: each term with its words, as they stand after folding (no blanks, lower case, half width).
  init(_ entries: [(term: Term, words: [String])]) {
    var words: [Word] = []
    for entry in entries {
      for word in entry.words {
        let letters = word.letters
        guard let first = letters.first, first < Self.plane else { continue }
        words.append(Word(letters: letters, term: entry.term))
      }
    }
    words.sort { ($0.letters[0], $1.letters.count) < ($1.letters[0], $0.letters.count) }
    var starts = [Int16](repeating: -1, count: Self.plane)
    for (index, word) in words.enumerated().reversed() { starts[Int(word.letters[0])] = Int16(index) }
    self.words = words
    self.starts = starts
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

  /// The longest word that begins at `index`.
  func match(at index: Int, in text: ArraySlice<UInt32>) -> Match? {
    word(at: index, in: text).map { Match(term: $0.term, range: index..<index + $0.letters.count) }
  }

  private func word(at index: Int, in text: ArraySlice<UInt32>) -> Word? {
    let first = text[index]
    guard first < Self.plane, starts[Int(first)] >= 0 else { return nil }
    var place = Int(starts[Int(first)])
    while place < words.count, words[place].letters[0] == first {
      let letters = words[place].letters
      if index + letters.count <= text.endIndex {
        var same = 1
        while same < letters.count, text[index + same] == letters[same] { same += 1 }
        if same == letters.count { return words[place] }
      }
      place += 1
    }
    return nil
  }

  private static var plane: Int { 0x10000 }
}
