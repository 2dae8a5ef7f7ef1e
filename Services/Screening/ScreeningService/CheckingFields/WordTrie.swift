/// A vocabulary of many hundred words, found in one walk over a text: the longest word at a place wins, and what it covers is used
/// up. What `Lexicon` does for dozens of words with lists by first letter, for so many that those lists would be long.
struct WordTrie<Term: Sendable>: Sendable {
  struct Match: Sendable {
    var term: Term
    /// Indices into the letters.
    var range: Range<Int>
  }

  /// The children of a node stand together, by letter.
  private struct Node: Sendable {
    var letter: UInt32
    var firstChild: Int32 = 0
    var children: Int32 = 0
    /// Index into `terms`, or -1.
    var term: Int32 = -1
  }

  private var nodes: [Node] = []
  private var terms: [Term] = []
  /// The node of each first letter, or -1, over the Basic Multilingual Plane: most letters begin no word.
  private var starts: [Int16]

  /// - Parameter words: as they stand after folding; of a word that is given twice the last term counts.
  init(_ words: [(letters: [UInt32], term: Term)]) {
    starts = [Int16](repeating: -1, count: 0x10000)
    terms = words.map(\.term)
    let sorted = words.enumerated().filter { !$0.element.letters.isEmpty && $0.element.letters[0] < 0x10000 }
      .map { (letters: $0.element.letters, term: $0.offset) }
      .sorted { ($0.letters, $0.term) < ($1.letters, $1.term) }
    // Level by level, so that the children of a node get neighbouring places.
    var open: [(node: Int, depth: Int, words: Range<Int>)] = [(-1, 0, sorted.indices)]
    while !open.isEmpty {
      var below: [(node: Int, depth: Int, words: Range<Int>)] = []
      for (parent, depth, range) in open {
        let first = nodes.count
        var start = range.lowerBound
        while start < range.upperBound {
          let letter = sorted[start].letters[depth]
          var end = start
          while end < range.upperBound, sorted[end].letters[depth] == letter { end += 1 }
          var node = Node(letter: letter)
          while start < end, sorted[start].letters.count == depth + 1 {
            node.term = Int32(sorted[start].term)
            start += 1
          }
          if parent < 0 { starts[Int(letter)] = Int16(nodes.count) }
          if start < end { below.append((nodes.count, depth + 1, start..<end)) }
          nodes.append(node)
          start = end
        }
        if parent >= 0 {
          nodes[parent].firstChild = Int32(first)
          nodes[parent].children = Int32(nodes.count - first)
        }
      }
      open = below
    }
  }

  /// The longest word that begins at `index`.
  func match(at index: Int, in letters: [UInt32]) -> Match? {
    guard letters[index] < 0x10000 else { return nil }
    var place = Int(starts[Int(letters[index])])
    guard place >= 0 else { return nil }
    var end = index + 1
    var found: (term: Int32, end: Int)?
    walk: while true {
      let node = nodes[place]
      if node.term >= 0 { found = (node.term, end) }
      guard end < letters.count else { break }
      var child = Int(node.firstChild)
      let last = child + Int(node.children)
      while child < last {
        if nodes[child].letter == letters[end] {
          place = child
          end += 1
          continue walk
        }
        child += 1
      }
      break
    }
    return found.map { Match(term: terms[Int($0.term)], range: index..<$0.end) }
  }
}

/// By letters, then by term.
private func < (one: ([UInt32], Int), other: ([UInt32], Int)) -> Bool {
  one.0 == other.0 ? one.1 < other.1 : one.0.lexicographicallyPrecedes(other.0)
}
