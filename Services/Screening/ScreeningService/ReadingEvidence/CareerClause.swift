/// One clause of a career text, from comma to comma, with the words that matter in it.
struct CareerClause: Sendable {
  /// Without the punctuation at its ends.
  var range: Range<Int>
  /// Clauses of one sentence have the same number.
  var sentence: Int
  var terms: [Lexicon<CareerTerm>.Match]
  /// Somebody else is spoken of when the clause begins.
  var isAboutAnother: Bool

  func contains(_ term: CareerTerm) -> Bool {
    terms.contains { $0.term == term }
  }

  func contains(_ term: CareerTerm, before index: Int) -> Bool {
    terms.contains { $0.term == term && $0.range.upperBound <= index }
  }
}

extension CareerClause {
  /// Cuts a text into clauses, in order. A list comma (、) and brackets do not end a clause.
  static func clauses(of text: FoldedText) -> [CareerClause] {
    let letters = text.letters
    var clauses: [CareerClause] = []
    var start = 0
    var sentence = 0
    var isAboutAnother = false
    func close(at end: Int) {
      guard end > start else { return }
      let terms = CareerTerm.lexicon.matches(in: letters[start..<end])
      clauses.append(
        CareerClause(range: start..<end, sentence: sentence, terms: terms, isAboutAnother: isAboutAnother))
      for term in terms {
        if term.term == .otherPerson { isAboutAnother = true }
        if term.term == .oneself { isAboutAnother = false }
      }
    }
    for (index, letter) in letters.enumerated() {
      if letter == comma {
        close(at: index)
        start = index + 1
      } else if isSentenceEnd(letter, at: index, in: letters) {
        close(at: index)
        start = index + 1
        sentence += 1
        isAboutAnother = false
      }
    }
    close(at: letters.count)
    return clauses
  }

  private static let comma: UInt32 = 0x2C
  private static let fullStop: UInt32 = 0x2E

  private static func isSentenceEnd(_ letter: UInt32, at index: Int, in letters: [UInt32]) -> Bool {
    switch letter {
    case 0x0A, 0x3002, 0x3B, 0x21, 0x3F: true
    case fullStop:
      // Between digits it is a decimal point.
      !(index > 0 && index + 1 < letters.count && Numeral.isDigit(letters[index - 1])
        && Numeral.isDigit(letters[index + 1]))
    default: false
    }
  }
}
